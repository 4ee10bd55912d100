// In tests and stories, rows are there with the first render, as in a page that was idle for a moment.

import { rowCode } from '#row-code'
import * as code from '../ui/rows/row-code.js'

export function showRowsAtOnce(): void {
  rowCode.give(code)
}
