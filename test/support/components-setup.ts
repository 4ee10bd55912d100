import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// A busy machine is no fault of a test's.
configure({ asyncUtilTimeout: 20_000 })

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
