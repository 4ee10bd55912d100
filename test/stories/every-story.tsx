import { composeStories, type Meta } from '@storybook/react-vite'
import { render } from '@testing-library/react'
import axe from 'axe-core'
import type { ComposedStoryFn, StoryAnnotations } from 'storybook/internal/types'
import { configure } from 'storybook/test'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import preview from '../../.storybook/preview.js'
import { outsideAddresses } from './outside-addresses.js'

type StoryFile = Parameters<typeof composeStories>[0] & { readonly default: Meta }
type Named = readonly [name: string, story: ComposedStoryFn]

// Plays wait with a copy of Testing Library of their own.
configure({ asyncUtilTimeout: 20_000 })

const files = import.meta.glob<StoryFile>('../../stories/**/*.stories.tsx', { eager: true })

export interface Look {
  readonly scheme: 'light' | 'dark'
  readonly locale: string
}

function storiesOf(file: StoryFile, globals: Look): readonly Named[] {
  const initialGlobals = { ...preview.initialGlobals, ...globals }
  return Object.entries(
    composeStories(file, { ...preview, initialGlobals }) as Record<string, ComposedStoryFn>,
  )
}

/** Whether a story differs from others of its file by its data alone: it does nothing to the page around it. */
function isFixture(file: StoryFile, name: string): boolean {
  const story: StoryAnnotations = Reflect.get(file, name)
  return (story.play ?? story.render ?? story.decorators) === undefined
}

/** What axe finds on the page, by the story that shows it. */
async function findings(): Promise<unknown> {
  // A row that is still fading in has less contrast than it is going to have.
  const fading = document.getAnimations().filter((each) => each instanceof CSSTransition)
  await Promise.allSettled(fading.map(({ finished }) => finished))
  const { violations } = await axe.run(document.body, {
    resultTypes: ['violations'],
    elementRef: true,
    // A story is a part of a page.
    rules: { region: { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, element }) => {
      const story = element?.closest<HTMLElement>('[data-story]')?.dataset['story']
      return { id, story, html }
    }),
  )
}

/** The tests of a look. Each look is a file, so that two of them run at a time. */
export function testEveryStory(look: Look): void {
  beforeAll(() => page.viewport(1280, 800))

  afterEach(() => {
    document.body.replaceChildren()
    document.documentElement.removeAttribute('data-scheme')
  })

  describe.each(Object.entries(files))('%s', (_path, file) => {
    const stories = storiesOf(file, look)
    const fixtures = stories.filter(([name]) => isFixture(file, name))
    const others = stories.filter(([name]) => !isFixture(file, name))

    test.for(fixtures.length > 0 ? [fixtures] : [])(
      'axe finds nothing in what differs by its data alone',
      async (named) => {
        // On one page, because axe takes most of its time for a page as a whole.
        render(
          named.map(([name, Story]) => (
            <div key={name} data-story={name}>
              <Story />
            </div>
          )),
        )
        expect(await findings()).toEqual([])
        expect(outsideAddresses()).toEqual([])
      },
    )

    test.each(others)('axe finds nothing in %s', async (_name, Story) => {
      const { container } = render(<Story />)
      await Story.play?.({ canvasElement: container })
      expect(await findings()).toEqual([])
      expect(outsideAddresses()).toEqual([])
    })
  })
}
