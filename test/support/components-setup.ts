import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

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
