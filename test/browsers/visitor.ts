/** What a person and a page can do in every engine. Each engine has one driver. */
export interface Visitor {
  /** Of the browser, as it says itself. */
  readonly version: string
  goTo(url: string): Promise<void>
  /** Answers the question before leaving with yes. */
  reload(): Promise<void>
  back(): Promise<void>
  /** Presses the one element that the selector finds. */
  click(selector: string): Promise<void>
  /** Clicks twice where the element is, as fast as a double click, whatever is there by the second time. */
  doubleClick(selector: string): Promise<void>
  /** The same with a finger. */
  doubleTap(selector: string): Promise<void>
  /** Presses a link to another page. Answers the question before leaving with yes. */
  follow(selector: string): Promise<void>
  /** Types into the element that has the focus. A line feed is the Enter key. */
  type(text: string): Promise<void>
  /** Presses the Escape key. */
  escape(): Promise<void>
  /** Chooses files of the disk in the input that the selector finds. */
  choose(selector: string, paths: readonly string[]): Promise<void>
  /** Runs a function in the page; it must use nothing from around it. */
  evaluate<T, A extends readonly unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>
  /** What the browser says of its connection. It cuts nothing that is under way. */
  setOffline(isOffline: boolean): Promise<void>
  /** Leaves everything behind. */
  close(): Promise<void>
}
