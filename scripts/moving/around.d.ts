// What the documents' code takes from the app around it.
declare const createStreamHandler: typeof import('react-stream-uploader/server').createStreamHandler
declare const userOf: (request: Request) => Promise<{ readonly id: string } | null>
declare const save: (videoId: string) => void
