import { beforeAll } from 'vitest'

// Files share a page. What one imports with a story or an example would style the next: those that want our styles wear them.
beforeAll(() => {
  for (const style of document.querySelectorAll('style[data-vite-dev-id]')) style.remove()
})
