// A failure that several parts of one request have is told once.

import { type Failure, toFailure } from './failure.js'

type Report = (thrown: unknown) => Failure

/** For one request: many videos may have the same kind of failure, and a stream of them has it every second. */
export function onceEach(report: Report): Report {
  const told = new Set<string>()
  return (thrown) => {
    const failure = toFailure(thrown)
    const { message, cause } = failure.details.report ?? {}
    const kind = [failure.code, message, cause instanceof Error ? cause.message : ''].join('\n')
    if (told.has(kind)) return failure
    told.add(kind)
    return report(failure)
  }
}
