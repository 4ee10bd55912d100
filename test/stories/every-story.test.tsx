import { composeStories, type Meta } from '@storybook/react-vite'
import { render } from '@testing-library/react'
import axe from 'axe-core'
import type { ComposedStoryFn } from 'storybook/internal/types'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import preview from '../../.storybook/preview.js'
import { outsideAddresses } from './outside-addresses.js'

type StoryFile = Parameters<typeof composeStories>[0] & { readonly default: Meta }

const files = import.meta.glob<StoryFile>('../../stories/**/*.stories.tsx', { eager: true })

/** As a story's own test does not see it. */
const otherLook: typeof preview = {
  ...preview,
  initialGlobals: { ...preview.initialGlobals, scheme: 'dark', locale: 'ar' },
}

beforeAll(() => page.viewport(1280, 800))

afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.removeAttribute('data-scheme')
})

describe.each(Object.entries(files))('%s', (_, file) => {
  const names = Object.keys(composeStories(file, preview))
  test.each(names)('%s has nothing that axe finds, in the dark and from right to left', async (name) => {
    const Story = story(file, name, otherLook)
    const { container } = render(<Story />)
    await Story.play?.({ canvasElement: container })
    const { violations } = await axe.run(document.body, {
      resultTypes: ['violations'],
      // A story is a part of a page.
      rules: { region: { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([])
    expect(outsideAddresses()).toEqual([])
  })
})

function story(file: StoryFile, name: string, project: typeof preview): ComposedStoryFn {
  const stories: Readonly<Record<string, ComposedStoryFn>> = composeStories(file, project)
  const found = stories[name]
  if (found === undefined) throw new Error(`There is no story ${name}.`)
  return found
}
