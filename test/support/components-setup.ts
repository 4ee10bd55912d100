import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'
import { showRowsAtOnce } from '../../src/testing/rows-at-once.js'

// A busy machine is no fault of a test's.
configure({ asyncUtilTimeout: 20_000 })

// As in a page that has been idle for a moment. What is there before, test/pages/late-rows.test.ts shows.
showRowsAtOnce()

let errors: MockInstance<typeof console.error>

beforeEach(() => {
  errors = vi.spyOn(console, 'error')
})

// React reports what is wrong with a component on the console, and goes on.
afterEach(() => {
  cleanup()
  expect(errors.mock.calls).toEqual([])
  errors.mockRestore()
})
