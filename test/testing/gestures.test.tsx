import { act, render, screen } from '@testing-library/react'
import { StreamUploader, type StreamUploaderProps } from 'react-stream-uploader'
import { chooseFiles, dropFiles, pasteFiles, uploaderWith, videoFile } from 'react-stream-uploader/testing'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

const film = videoFile()

function show(props: Pick<StreamUploaderProps, 'disabled'> = {}) {
  const add = vi.fn(() => [])
  const uploader = { ...uploaderWith([]), add }
  const { container } = render(<StreamUploader paste {...props} uploader={uploader} />)
  const names = (): unknown =>
    add.mock.calls.map(([files]: unknown[]) =>
      Array.from(files as Iterable<File | { readonly file: File }>, (given) =>
        'file' in given ? given.file.name : given.name,
      ),
    )
  return { container, names }
}

/** jsdom has none of these. */
const lacking = ['DataTransfer', 'DragEvent', 'ClipboardEvent']

describe.each([
  ['a browser', []],
  ['an environment without transfers', lacking],
])('in %s', (_, names) => {
  function lack(): void {
    for (const name of names) vi.stubGlobal(name, undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
  }

  test('files are chosen', () => {
    const { container, names: taken } = show()
    lack()
    chooseFiles(container, film, videoFile(10, 'second.mp4'))
    expect(taken()).toEqual([['holiday.mp4', 'second.mp4']])
    expect(container.querySelector('input')?.files).toHaveLength(0)
  })

  test('files are dropped', async () => {
    const { names: taken } = show()
    lack()
    const words = screen.getByText('Drop videos here')
    await act(async () => dropFiles(words, film))
    expect(taken()).toEqual([['holiday.mp4']])
  })

  test('files are pasted', async () => {
    const { names: taken } = show()
    lack()
    await act(async () => pasteFiles(document.body, film))
    expect(taken()).toEqual([['holiday.mp4']])
  })
})

describe('what a person cannot do is said', () => {
  test.each([
    ['where there is no input', {}, () => chooseFiles(document.createElement('div'), film), 'no file input'],
    ['in a disabled one', { disabled: true }, () => chooseFiles(document, film), 'disabled'],
  ])('%s', (_, props, choose, reason) => {
    show(props)
    expect(choose).toThrow(reason)
  })
})
