// Steps of a page on fake ports: each is rendered, and so is what it brings about a moment later.

import { act } from '@testing-library/react'
import { type FakePorts, settle } from './fake-ports.js'

export const moving =
  ({ clock }: Pick<FakePorts, 'clock'>) =>
  async (step: () => unknown): Promise<void> => {
    await act(async () => {
      await step()
      await settle()
    })
    act(() => clock.advance(100))
  }
