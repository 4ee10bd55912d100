import { cachedPoll } from './cached-poll.mjs'
import { droppingLine, outagesOnALine } from './dropping-line.mjs'
import { largeFile } from './large-file.mjs'
import { leftovers } from './leftovers.mjs'
import { tenThousandFiles, thousandFiles } from './long-lists.mjs'
import { memory } from './memory.mjs'
import { steadyLine } from './steady-line.mjs'
import { tenOnALine, tenOnLoopback } from './ten-files.mjs'

/**
 * A scenario:
 * - `contenders` by their short names, and `chosen`, those that take part
 * - `measure(bench, id)` returns the figures of one run, a sample; or `measureTogether(bench, ids)` those of all at once, by name
 * - `times(runs, id)`: how often, if not `runs` times
 * - `rows` of the table: `value(own, all)` of the medians; `targets` by name, or a function of the medians; `isShare` where no share is no end;
 *   `isMain` for the short table of docs/side-by-side.md
 */
export const scenarios = [
  steadyLine,
  droppingLine,
  outagesOnALine,
  tenOnLoopback,
  tenOnALine,
  largeFile,
  thousandFiles,
  tenThousandFiles,
  memory,
  leftovers,
  cachedPoll,
]
