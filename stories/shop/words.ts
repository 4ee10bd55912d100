/** What the first page says first. It also stands in the page's HTML, until the stories have loaded. */
export const hero = {
  title: 'Video uploads for Cloudflare Stream, in React',
  line: 'Resumable, through broken connections and closed tabs, until it plays.',
  install: 'npm install react-stream-uploader @tanstack/react-query',
} as const
