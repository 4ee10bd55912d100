/** Writes `tus-client-browser.js` and the licence of tus-js-client into the folder. */
export function buildTusClient(folder: string): Promise<void>
