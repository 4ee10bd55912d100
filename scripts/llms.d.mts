/** `llms.txt` and `llms-full.txt`, as the documents are now. */
export function llms(): Promise<{ readonly index: string; readonly full: string }>
