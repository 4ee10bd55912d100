import type { Decorator } from '@storybook/react-vite'
import { useInsertionEffect } from 'react'

/**
 * Shows the story as a page of an app. The app's sheet comes first, because the first sheet sets the order of the layers, and it is removed with
 * the story, because it styles all elements.
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
