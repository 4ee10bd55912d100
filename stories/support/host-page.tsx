import type { Decorator } from '@storybook/react-vite'
import { useInsertionEffect } from 'react'

/**
 * The story is a page of a host's: it has the host's sheet as its first, where layers get their order, and as long as it is shown, because such
 * a sheet speaks of all elements.
 */
export function hostPage(sheet: string): Decorator {
  return function HostPage(Story, { globals }) {
    useInsertionEffect(function attachSheet() {
      const style = document.createElement('style')
      style.textContent = sheet
      document.head.prepend(style)
      return () => style.remove()
    }, [])
    return (
      <div className={globals['scheme'] === 'dark' ? 'dark' : ''} style={{ margin: -24 }}>
        <Story />
      </div>
    )
  }
}
