import { render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { OwnField } from '../../../src/protocol/own-field.js'
import { FieldsForm } from '../../../src/react/details/fields-form.js'
import { en } from '../../../src/react/text/english.js'

const onClose = vi.fn()
const onRow = vi.fn()
const onSubmit = vi.fn()
const onValue = vi.fn()

interface HostProps {
  readonly value: string
  readonly maxTags: number | undefined
}

function Host({ value, maxTags }: HostProps) {
  const [values, setValues] = useState({ tags: value })
  const fields: readonly OwnField[] = [{ name: 'tags', label: 'Tags', type: 'tags', maxTags }]
  const isolate = (name: string): string => name
  const own = {
    fields,
    values,
    title: null,
    messages: en,
    isolate,
    isEditable: true,
    wanted: null,
    label: 'Details',
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: stands for a row, in which Delete removes the video. */}
      <div onKeyDown={onRow}>
        <FieldsForm
          {...own}
          onTitle={() => {}}
          onClose={onClose}
          onValue={(_, next) => {
            onValue(next)
            setValues({ tags: next })
          }}
        />
      </div>
      <button type="button">Elsewhere</button>
    </form>
  )
}

function show(value = '', maxTags?: number): HTMLInputElement {
  onClose.mockClear()
  onRow.mockClear()
  onValue.mockClear()
  render(<Host value={value} maxTags={maxTags} />)
  const input = screen.getByLabelText<HTMLInputElement>('Tags')
  input.focus()
  return input
}

afterEach(() => {
  document.documentElement.dir = ''
})

const tags = (): readonly string[] =>
  Array.from(document.querySelectorAll('[data-tag]'), (tag) => tag.firstElementChild?.textContent ?? '')
const remover = (tag: string): HTMLElement => screen.getByRole('button', { name: `Remove: ${tag}` })
const keys = (text: string): Promise<void> => userEvent.keyboard(text)

async function paste(text: string): Promise<void> {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  // What the browser does with a paste that nobody takes.
  if (document.activeElement?.dispatchEvent(event)) await keys(text.replaceAll('\n', ''))
}

test('Enter and commas of all scripts make a tag of what is typed, each once, and send no form', async () => {
  const input = show()
  await keys('fog{Enter}boats,sea\u3001, fog,{Enter}')
  expect(tags()).toEqual(['fog', 'boats', 'sea'])
  expect(onValue.mock.lastCall).toEqual(['fog,boats,sea'])
  expect(input.value).toBe('')
  expect(document.activeElement).toBe(input)
  expect(onSubmit).not.toHaveBeenCalled()
})

test.each(['fog, boats, sea', 'fog\nboats\nsea\n'])('a paste of %j makes three', async (text) => {
  show()
  await paste(text)
  expect(tags()).toEqual(['fog', 'boats', 'sea'])
})

test('one word that is pasted can be gone on with', async () => {
  const input = show('fog')
  await paste('boat')
  await keys('s')
  expect(input.value).toBe('boats')
  expect(tags()).toEqual(['fog'])
  await userEvent.click(screen.getByRole('button', { name: 'Elsewhere' }))
  expect(tags()).toEqual(['fog', 'boats'])
})

test('Backspace before nothing takes the last one back into the input; Escape puts it back', async () => {
  const input = show('fog,boat')
  await keys('{Backspace}')
  expect([tags(), input.value]).toEqual([['fog'], 'boat'])
  await keys('{Escape}')
  expect([tags(), input.value]).toEqual([['fog', 'boat'], ''])
  await keys('{Backspace}s{Enter}')
  expect(onValue.mock.calls).toEqual([['fog,boats']])
  await keys('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
})

test('each is removed by its button, which Tab and the arrow keys reach, and the focus goes on', async () => {
  const input = show('fog,boats,sea')
  await keys('{ArrowLeft}{ArrowLeft}')
  expect(document.activeElement).toBe(remover('boats'))
  await keys('{Enter}')
  expect(tags()).toEqual(['fog', 'sea'])
  expect(document.activeElement).toBe(remover('sea'))
  // In a row this key removes the video.
  await keys('{Delete}')
  expect(onRow.mock.calls.map(([{ key }]) => key)).not.toContain('Delete')
  expect(document.activeElement).toBe(input)
  await keys('{Shift>}{Tab}{/Shift}')
  expect(document.activeElement).toBe(remover('fog'))
  await userEvent.click(remover('fog'))
  expect(onValue.mock.lastCall).toEqual([''])
})

test('from right to left the arrow keys go the other way', async () => {
  document.documentElement.dir = 'rtl'
  show('fog')
  await keys('{ArrowRight}')
  expect(document.activeElement).toBe(remover('fog'))
})

// The next tag slides under the pointer.
test('a double click removes one', async () => {
  show('fog,sea,bay')
  await userEvent.dblClick(remover('fog'))
  expect(tags()).toEqual(['sea', 'bay'])
})

test('what is more than the field takes stays in the input, and is marked', async () => {
  const input = show('', 2)
  await paste('fog, boats, sea')
  expect([tags(), input.value]).toEqual([['fog', 'boats'], 'sea'])
  expect(input).toHaveAttribute('aria-invalid', 'true')
  expect(onValue.mock.lastCall).toEqual(['fog,boats'])
})

test('the field is read with its tags', () => {
  expect(show('fog,boats')).toHaveAccessibleDescription('fog boats Separate with commas')
})
