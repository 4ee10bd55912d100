import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks'
import { useEffect, useState } from 'react'
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events'
import { themes } from 'storybook/theming'
import { DarkPage } from '../stories/guides/dark-page.js'
import { useStillTakenAway } from './still-taken-away.js'
import './docs-page.css'

type Props = React.PropsWithChildren<DocsContainerProps>
interface GlobalsEvent {
  readonly globals: Readonly<Record<string, unknown>>
}

const schemeInAddress = (): boolean =>
  (new URLSearchParams(location.search).get('globals') ?? '').split(';').includes('scheme:dark')

/** A page of the manual, in the toolbar's colour scheme. */
export function DocsPage({ context, children }: Props) {
  const [isDark, setIsDark] = useState(schemeInAddress)
  const { channel } = context
  useStillTakenAway()
  useEffect(
    function followToolbar() {
      const read = ({ globals }: GlobalsEvent): void => setIsDark(globals['scheme'] === 'dark')
      channel.on(SET_GLOBALS, read)
      channel.on(GLOBALS_UPDATED, read)
      return () => {
        channel.off(SET_GLOBALS, read)
        channel.off(GLOBALS_UPDATED, read)
      }
    },
    [channel],
  )
  const theme = isDark ? themes.dark : themes.light
  // Storybook gives its colour to paragraphs and lists, and to nothing else.
  const style = { colorScheme: isDark ? 'dark' : 'light', color: theme.textColor }
  return (
    <DocsContainer context={context} theme={theme}>
      <DarkPage value={isDark}>
        <div style={style}>{children}</div>
      </DarkPage>
    </DocsContainer>
  )
}
