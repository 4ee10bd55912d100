import { expect, test, vi } from 'vitest'
import { systemClock } from '../../../src/drivers/time/clock.js'

// Browsers end a timer of more than 2,147,483,647 ms at once: with `idleTimeout={Infinity}` no request lived for longer than that.
test.each([2 ** 31, 1e15, Infinity])('a timer of %s milliseconds is not over before its time', (ms) => {
  vi.useFakeTimers()
  const run = vi.fn()
  systemClock.after(ms, run)
  vi.advanceTimersByTime(2_000_000_000)
  expect(run).not.toHaveBeenCalled()
})
