import { act, cleanup, render, screen } from '@testing-library/react'
import { type OwnField, StreamUploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import { described, elsewhere } from '../../../stories/support/uploads.js'
import { closeByEscape } from '../../support/close-by-escape.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'

const fields: readonly OwnField[] = [
  { name: 'place', label: 'Place', required: true, hint: 'A town.' },
  { name: 'story', label: 'Story', type: 'long-text' },
  { name: 'season', label: 'Season', type: 'choice', choices: ['Summer', { value: 'w', label: 'Winter' }] },
  { name: 'tags', label: 'Tags', type: 'tags' },
  { name: 'rights', label: 'Mine', type: 'checkbox' },
]

let ports: FakePorts
let uploader: UploaderHandle

async function show(autoStart: boolean, form = false): Promise<void> {
  ports = fakePorts()
  uploader = createEngine(ports, { fields, autoStart })
  uploader.add([fileOf(1000)])
  await settle()
  await ports.creations[0]?.answer(ticketFor('video'))
  const element = <StreamUploader uploader={uploader} editableTitles name="video" />
  render(form ? <form onSubmit={(event) => event.preventDefault()}>{element}</form> : element)
}

const tags = (): readonly (string | null)[] =>
  Array.from(document.querySelectorAll('[data-tag]'), (tag) => tag.firstElementChild?.textContent ?? null)
const values = () => uploader.getState().uploads[0]?.fields?.values
const details = (): HTMLElement => screen.getByRole('button', { name: 'Details: holiday.mp4' })
const change = (): void => act(() => ports.clock.advance(50))

async function open(): Promise<void> {
  await userEvent.click(details())
  await screen.findByRole('group', { name: 'Details: holiday.mp4' })
}

describe('while bytes go', () => {
  beforeEach(() => show(true))

  test('each field is kept when it is left, and what is chosen at once; the title is the first', async () => {
    await open()
    await userEvent.type(screen.getByLabelText('Place'), 'Bergen')
    expect(values()).toBeUndefined()
    await userEvent.tab()
    await userEvent.type(screen.getByLabelText('Story'), 'Fog,{Enter}boats')
    await userEvent.selectOptions(screen.getByLabelText('Season'), 'w')
    await userEvent.type(screen.getByLabelText('Tags'), 'sea, , sea,fog')
    await userEvent.click(screen.getByLabelText('Mine'))
    expect(values()).toEqual({
      place: 'Bergen',
      story: 'Fog,\nboats',
      season: 'w',
      tags: 'sea,fog',
      rights: 'true',
    })
    change()
    expect(tags()).toEqual(['sea', 'fog'])
    await userEvent.fill(screen.getByLabelText('Title'), 'At the sea')
    await userEvent.keyboard('{Enter}')
    expect(uploader.getState().uploads[0]?.title).toMatchObject({ text: 'At the sea' })
  })

  test('Escape takes back what was typed, then closes the form, and gives the focus back', async () => {
    await open()
    await userEvent.type(screen.getByLabelText('Place'), 'Bergen')
    await userEvent.keyboard('{Escape}')
    expect(screen.getByLabelText<HTMLInputElement>('Place').value).toBe('')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('group')).toBeNull()
    expect(document.activeElement).toBe(details())
    expect(values()).toBeUndefined()
  })

  test('what is typed is kept when the page goes out of sight', async () => {
    await open()
    await userEvent.type(screen.getByLabelText('Place'), 'Bergen')
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    act(() => void document.dispatchEvent(new Event('visibilitychange')))
    state.mockRestore()
    expect(values()).toEqual({ place: 'Bergen' })
  })

  // It was lost: a field that is removed is not left.
  test('what is typed is kept when the app takes the uploader away', async () => {
    await open()
    await userEvent.type(screen.getByLabelText('Place'), 'Bergen')
    cleanup()
    expect(values()).toEqual({ place: 'Bergen' })
  })

  test('nothing is kept when an app’s dialog closes by Escape before the field hears of it', async () => {
    await open()
    closeByEscape()
    await userEvent.type(screen.getByLabelText('Place'), 'Bergen{Escape}')
    expect(values()).toBeUndefined()
    expect(screen.queryByLabelText('Place')).toBeNull()
  })

  test('the row says what is needed until it is there, and what could not be saved', async () => {
    expect(screen.getByText('Needed: Place')).toBeTruthy()
    await act(async () => {
      uploader.describe(uploader.getState().uploads[0]?.id as string, { place: 'Bergen' })
      await ports.descriptions[0]?.fail('field-refused', 422)
      ports.clock.advance(50)
    })
    expect(screen.queryByText('Needed: Place')).toBeNull()
    expect(screen.getByRole('alert').textContent).toContain("The details couldn't be saved.")
    await userEvent.click(screen.getByRole('button', { name: 'Save details: holiday.mp4' }))
    expect(ports.descriptions).toHaveLength(2)
  })
})

// What was typed was saved, as where the app takes the uploader away.
test.each([
  ['with nothing in them before', {}],
  ['with something in them, which is shown', { story: 'Fog' }],
])('nothing is kept where the uploader becomes read-only, %s', async (_, written) => {
  ports = fakePorts()
  uploader = createEngine(ports, { fields })
  const [id = ''] = uploader.add([fileOf(1000)])
  await settle()
  uploader.describe(id, written)
  const view = (readOnly: boolean) => <StreamUploader uploader={uploader} readOnly={readOnly} />
  const { rerender } = render(view(false))
  await open()
  await userEvent.type(screen.getByLabelText('Place'), 'Bergen')
  rerender(view(true))
  expect(screen.queryByLabelText('Place')).toBeNull()
  await vi.waitFor(() => expect(document.activeElement).not.toBe(document.body))
  expect(values() ?? {}).toEqual(written)
})

describe('before a start', () => {
  test('its button asks for what is missing', async () => {
    await show(false)
    await userEvent.click(screen.getByRole('button', { name: 'Start: holiday.mp4' }))
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Place')))
    expect(screen.getByLabelText('Place').getAttribute('aria-invalid')).toBe('true')
    expect(ports.creations).toEqual([])
    await userEvent.keyboard('Bergen')
    await userEvent.click(screen.getByRole('button', { name: 'Start: holiday.mp4' }))
    await settle()
    expect(ports.creations).toMatchObject([{ fields: { place: 'Bergen' } }])
  })

  test('a form around it is not valid, has none of its fields, and shows the button', async () => {
    await show(false, true)
    await open()
    const form = document.querySelector('form') as HTMLFormElement
    expect(form.checkValidity()).toBe(false)
    expect([...new FormData(form).keys()]).toEqual([])
    act(() => void form.reportValidity())
    expect(document.activeElement).toBe(details())
    await userEvent.type(screen.getByLabelText('Place'), 'Bergen{Enter}')
    change()
    expect(form.checkValidity()).toBe(true)
  })
})

// It showed nothing of them.
test('what another tab has is shown, and cannot be changed', async () => {
  const written = { place: 'Bergen', season: 'w', tags: 'sea,fog', rights: 'true', other: 'x' }
  const row = {
    ...described(elsewhere('sending'), 'saved', written),
    title: { text: 'holiday.mp4', state: 'saved' },
  } as const
  render(<StreamUploader uploader={uploaderWith([row], { fields })} editableTitles />)
  await open()
  const shown = (tag: string) => Array.from(document.querySelectorAll(tag), (each) => each.textContent)
  expect(shown('dt')).toEqual(['Place', 'Season', 'Tags', 'Mine'])
  expect(shown('dd')).toEqual(['Bergen', 'Winter', 'sea, fog', '✓'])
  expect(document.querySelectorAll('.stream-uploader-fields :is(input, textarea, select)')).toHaveLength(0)
})

test('without fields there is nothing', () => {
  uploader = createEngine(fakePorts(), {})
  uploader.add([fileOf(1000)])
  render(<StreamUploader uploader={uploader} />)
  expect(screen.queryByRole('button', { name: /^Details/ })).toBeNull()
})
