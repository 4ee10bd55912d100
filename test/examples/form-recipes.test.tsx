import { render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { chooseFiles, fakeEndpoint, videoFile } from 'react-stream-uploader/testing'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { LessonForm } from '../../stories/examples/form-action.js'
import { HookForm } from '../../stories/examples/form-hook-form.js'
import { TanStackForm } from '../../stories/examples/form-tanstack.js'
import { Around } from '../../stories/support/around.js'

type Save = (lesson: { readonly title: string; readonly videos: readonly string[] }) => Promise<void>

function recipe(form: (save: Save) => ReactElement) {
  const { props, emulator } = fakeEndpoint()
  const save = vi.fn<Save>(async () => {})
  render(<Around {...props}>{form(save)}</Around>)
  return { emulator, save }
}

const choose = (): void => chooseFiles(document, videoFile())
const press = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Save' }))
const rows = (): number => document.querySelectorAll('[data-upload]').length

test.each([
  ['an action with useActionState', (save) => <LessonForm save={save} />],
  ['react-hook-form and zod', (save) => <HookForm save={save} />],
  ['TanStack Form', (save) => <TanStackForm save={save} />],
] satisfies [string, Parameters<typeof recipe>[0]][])(
  '%s gets the ids, after the bytes have arrived, and is empty afterwards while the videos stay',
  async (_, form) => {
    const { emulator, save } = recipe(form)
    await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Harbour')
    choose()
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
  ['react-hook-form and zod', (save) => <HookForm save={save} />],
  ['TanStack Form', (save) => <TanStackForm save={save} />],
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
