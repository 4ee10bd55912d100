/** A line of the table in `docs/support.md`: an app that has uploaded. */
interface Row {
  /** Of what the row is about, as it was installed. */
  readonly version: string
  /** What else was in the app, and what was done with it. */
  readonly how: string
}

declare module 'vitest' {
  interface TaskMeta {
    row?: Row
  }
}

/** The first two numbers: newer patches change nothing in the table. */
export const minorOf = (version: string): string => version.replaceAll(/(\d+\.\d+)\.\d+/g, '$1')
