import { Source } from '@storybook/addon-docs/blocks'
import { type ComponentProps, useContext } from 'react'
import { DarkPage } from './dark-page.js'

type CodeProps = Required<Pick<ComponentProps<typeof Source>, 'code' | 'language'>>

/** An example file or a shell command, in the page's colour scheme. */
export function Code(props: CodeProps) {
  return <Source {...props} dark={useContext(DarkPage)} />
}
