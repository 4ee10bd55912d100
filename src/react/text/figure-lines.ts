// What is accepted, the summary of the list, and the figures of a row: in the same order in all languages.

import type { Format } from './format.js'
import { type HintWords, hintLine } from './hint-line.js'
import { joinParts } from './join-parts.js'
import type { Messages } from './messages.js'

/** The words around the figures. Bytes and durations are formatted already. */
interface FigureWords extends HintWords {
  readonly allDone: (files: number, format: Format) => string
  readonly someDone: (done: number, files: number, format: Format) => string
  readonly failed: (failed: number, format: Format) => string
  readonly rejected: (rejected: number, format: Format) => string
  /** Uploads of an earlier visit whose file could not be opened. */
  readonly fileNeeded: (uploads: number, format: Format) => string
  readonly sent: (bytes: string, size: string) => string
  /** May have to be sent again. */
  readonly unconfirmed: (bytes: string) => string
  readonly timeLeft: (duration: string) => string
}

export function figureLines(words: FigureWords): Pick<Messages, 'hint' | 'summary' | 'problems' | 'detail'> {
  const left = (seconds: number | null, format: Format): string =>
    seconds === null ? '' : words.timeLeft(format.duration(seconds))
  const amount = (bytes: number | null, size: number, format: Format): string =>
    bytes === null ? format.bytes(size) : words.sent(...format.bytesOf(bytes, size))
  return {
    hint: hintLine(words),
    summary: ({ files, done, failed, fraction, secondsLeft }, format) =>
      joinFigures(
        done === files ? words.allDone(files, format) : words.someDone(done, files, format),
        failed === 0 ? '' : words.failed(failed, format),
        fraction === null || fraction === 1 ? '' : format.percent(fraction),
        left(secondsLeft, format),
      ),
    problems: ({ failed, rejected, stuck }, format) =>
      joinFigures(
        failed === 0 ? '' : words.failed(failed, format),
        rejected === 0 ? '' : words.rejected(rejected, format),
        stuck === failed + rejected ? '' : words.fileNeeded(stuck - failed - rejected, format),
      ),
    detail: ({ duration, size, bytes, unconfirmed, speed, secondsLeft }, format) =>
      joinFigures(
        duration === null ? '' : format.clock(duration),
        size === null ? '' : amount(bytes, size, format),
        unconfirmed === null ? '' : words.unconfirmed(format.bytes(unconfirmed)),
        speed === null ? '' : format.speed(speed),
        left(secondsLeft, format),
      ),
  }
}

/** The line can break between figures, but not within one. */
function joinFigures(...figures: readonly string[]): string {
  return joinParts(' · ', ...figures.map((figure) => figure.replaceAll(' ', '\u00a0')))
}
