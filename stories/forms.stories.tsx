import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentType, useState } from 'react'
import { expect, fn, waitFor } from 'storybook/test'
import { LessonForm } from './examples/form-action.js'
import actionSource from './examples/form-action.tsx?raw'
import { EditForm } from './examples/form-edit.js'
import editSource from './examples/form-edit.tsx?raw'
import { HookForm } from './examples/form-hook-form.js'
import hookFormSource from './examples/form-hook-form.tsx?raw'
import { TanStackForm } from './examples/form-tanstack.js'
import tanStackSource from './examples/form-tanstack.tsx?raw'
import { Around } from './support/around.js'
import './support/form-page.css'
import { type Connection, connectInPage } from './support/in-page.js'
import type { Language } from './support/language.js'
import { lesson, withLessonVideos } from './support/lesson-videos.js'

interface Lesson {
  readonly title: string
  readonly videos: readonly string[]
}

interface Controls extends Language {
  readonly save: (lesson: Lesson) => Promise<void>
}

const meta: Meta<Controls> = {
  title: 'Uploader/Forms',
  args: { save: fn(async () => {}) },
  parameters: { controls: { disable: true } },
}
export default meta

type Story = StoryObj<Controls>

interface SavesProps {
  readonly save: Controls['save']
}

const story = (Form: ComponentType<SavesProps>, source: string): Story => ({
  parameters: { docs: { source: { code: source, language: 'tsx' } } },
  render: (controls) => <InPage {...controls} Form={Form} />,
})

/** `useActionState`: what a Server Action gets. React resets the form after it, and the list is empty again. */
export const Action: Story = story(LessonForm, actionSource)

export const ReactHookForm: Story = story(HookForm, hookFormSource)

export const TanStack: Story = story(TanStackForm, tanStackSource)

/** Three videos were there before. One is still encoded, and followed until it can be played. */
export const Edit: Story = {
  parameters: { docs: { source: { code: editSource, language: 'tsx' } } },
  render: (controls) => <InPage {...controls} Form={LessonEdit} withVideos />,
  play: async ({ canvasElement }) => {
    const form = canvasElement.querySelector('form') as HTMLFormElement
    const rows = (): readonly (string | undefined)[] =>
      Array.from(form.querySelectorAll<HTMLElement>('[data-upload]'), ({ dataset }) => dataset['status'])
    await waitFor(() => expect(rows()).toEqual(['ready', 'ready', 'processing']))
    await expect(new FormData(form).getAll('video')).toEqual(lesson.videos.map(({ id }) => id))
  },
}

const LessonEdit = ({ save }: SavesProps) => <EditForm lesson={lesson} save={save} />

interface InPageProps extends Controls {
  readonly Form: ComponentType<SavesProps>
  readonly withVideos?: boolean
}

function InPage({ Form, save, messages, dir, withVideos = false }: InPageProps) {
  const [inPage] = useState<Connection>(() =>
    withVideos ? withLessonVideos(connectInPage()) : connectInPage(),
  )
  return (
    <Around {...inPage} messages={messages} dir={dir}>
      <div className="form-page">
        <Form save={save} />
      </div>
    </Around>
  )
}
