import { render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { LessonForm } from '../../stories/examples/form-action.js'
import { HookForm } from '../../stories/examples/form-hook-form.js'
import { TanStackForm } from '../../stories/examples/form-tanstack.js'
import { videoFile } from '../support/stream-world.js'

type Save = (lesson: { readonly title: string; readonly videos: readonly string[] }) => Promise<void>

function recipe(form: (options: ReturnType<typeof network> & { readonly save: Save }) => ReactElement) {
  const emulator = createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } })
  const save = vi.fn<Save>(async () => {})
  render(form({ ...network(emulator), save }))
  return { emulator, save }
}

const network = (emulator: ReturnType<typeof createStreamEmulator>) => ({
  ...createEmulatorNetwork({ emulator }),
  resumeKey: null,
})

const choose = (): Promise<void> =>
  userEvent.upload(document.querySelector('input[type=file]') as HTMLInputElement, videoFile(4000))
const press = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Save' }))
const rows = (): number => document.querySelectorAll('[data-upload]').length

test.each([
  ['an action with useActionState', (options) => <LessonForm {...options} />],
  ['react-hook-form and zod', (options) => <HookForm {...options} />],
  ['TanStack Form', (options) => <TanStackForm {...options} />],
] satisfies [string, Parameters<typeof recipe>[0]][])(
  '%s gets the ids, after the bytes have arrived, and is empty afterwards while the videos stay',
  async (_, form) => {
    const { emulator, save } = recipe(form)
    await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Harbour')
    await choose()
    await waitFor(() => expect(rows()).toBe(1))
    await press()
    await waitFor(() => expect(save).toHaveBeenCalledOnce())
    const [id] = emulator.videos.keys()
    expect(save).toHaveBeenCalledWith({ title: 'Harbour', videos: [id] })
    await waitFor(() => expect(rows()).toBe(0))
    expect([...emulator.videos.keys()]).toEqual([id])
  },
)

test.each([
  ['react-hook-form and zod', (options) => <HookForm {...options} />],
  ['TanStack Form', (options) => <TanStackForm {...options} />],
] satisfies [string, Parameters<typeof recipe>[0]][])(
  '%s says in its own words that a video is missing, at the button too',
  async (_, form) => {
    const { save } = recipe(form)
    await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Harbour')
    await press()
    await waitFor(() => expect(screen.getByText('Add a video.')).toBeVisible())
    const trigger = screen.getByRole('button', { name: 'Choose videos' })
    expect(trigger).toHaveAccessibleDescription(expect.stringContaining('Add a video.'))
    expect(trigger).toHaveAttribute('aria-invalid', 'true')
    expect(save).not.toHaveBeenCalled()
  },
)
