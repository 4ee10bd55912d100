import { useLayoutEffect } from 'react'
import { addons } from 'storybook/preview-api'
import { SEEN } from './seen.js'

/** What is rendered now stands in its place. */
export function useStillTakenAway(): void {
  useLayoutEffect(() => {
    document.getElementById('still')?.remove()
    // A test has none.
    if (addons.hasChannel()) addons.getChannel().emit(SEEN)
  }, [])
}
