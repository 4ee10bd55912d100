import { Unstyled } from '@storybook/addon-docs/blocks'
import { type ReactNode, useState } from 'react'
import { Around } from '../support/around.js'
import { connectInPage } from '../support/in-page.js'

/** An example as it is printed below, in front of the emulator in the page. */
export function AtWork({ children }: { readonly children: ReactNode }) {
  const [inPage] = useState(connectInPage)
  return (
    <Unstyled>
      <Around {...inPage}>{children}</Around>
    </Unstyled>
  )
}
