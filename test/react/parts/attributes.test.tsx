import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test, vi } from 'vitest'
import type { Upload } from '../../../src/core/model/upload.js'
import { dragOf } from '../../../stories/support/drag-of.js'
import { partAttributes, passingAttributes } from '../../support/part-attributes.js'
import { fileOf, transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const playable = uploadIn('ready', { video: videoWith({ preview: 'http://127.0.0.1:1/abc/watch' }) })

test('the attributes that are documented are those that are set', async () => {
  const denied = new DOMException('', 'NotAllowedError')
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce().mockRejectedValue(denied)
  vi.spyOn(document, 'execCommand').mockReturnValue(false)
  const failed = {
    error: { code: 'network', status: null, retryAfter: null },
    retryFrom: { step: 'request', videoId: null },
  } as const
  const uploads: readonly Upload[] = [
    uploadIn('uploading', { transfer: transferAt(0, { attempt: 1 }) }, fileOf(10, 'a')),
    uploadIn('paused', { cause: 'offline', transfer: null }, fileOf(10, 'b')),
    uploadIn('queued', { transfer: null, held: true }, fileOf(10, 'i')),
    uploadIn('processing', { videoId: 'v', encoding: { step: 'encoding', percent: null } }, fileOf(10, 'c')),
    uploadIn(
      'ready',
      {
        video: videoWith({
          thumbnail: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
          preview: 'http://127.0.0.1:1/abc/watch',
        }),
      },
      fileOf(10, 'd'),
    ),
    {
      ...uploadIn('failed', failed, fileOf(10, 'e')),
      title: { text: 'E', state: 'failed', error: failed.error },
    },
    { ...uploadIn('uploaded', { videoId: 'v' }, fileOf(10, 'f')), title: { text: 'F', state: 'unsaved' } },
    uploadIn('cancelled', { videoId: null }, fileOf(10, 'g')),
    uploadIn('queued', { transfer: null }, fileOf(10, 'j')),
  ]
  const seen: Record<string, Set<string>> = {}
  const note = (part: string, element: HTMLElement): void => {
    const names = element
      .getAttributeNames()
      .filter((name) => name.startsWith('data-') && name !== 'data-part' && name !== 'data-testid')
    const variables = Array.from(element.style).filter((name) => name.startsWith('--'))
    seen[part] = new Set([...(seen[part] ?? []), ...names, ...variables])
  }
  for (const [state, isDisabled] of [
    [uploads, true],
    [[], false],
    [uploads.filter(({ status }) => status === 'ready'), false],
  ] as const) {
    const { container, unmount } = render(
      <Uploader.Root
        uploader={uploaderWith(state, { isOnline: false })}
        disabled={isDisabled}
        data-part="Root"
      >
        <Uploader.Dropzone data-part="Dropzone">
          <Uploader.Trigger data-part="Trigger" />
          <Uploader.Input data-part="Input" />
        </Uploader.Dropzone>
        <Uploader.DropOverlay data-part="DropOverlay" />
        <Uploader.LinkForm data-part="LinkForm" />
        <Uploader.Summary data-part="Summary" />
        <Uploader.Problems data-part="Problems" />
        <Uploader.Segments data-part="Segments" />
        <Uploader.QueueAction action="pauseAll" data-part="QueueAction" />
        <Uploader.List data-part="List">
          {(upload) => (
            <Uploader.Item upload={upload} data-part="Item">
              <Uploader.ItemName data-part="ItemName" />
              <Uploader.ItemTitle data-part="ItemTitle" />
              <Uploader.ItemStatus data-part="ItemStatus" />
              <Uploader.ItemDetail data-part="ItemDetail" />
              <Uploader.ItemPreview data-part="ItemPreview" />
              <Uploader.ItemProgress data-part="ItemProgress" />
              <Uploader.ItemAction action="retry" data-part="ItemAction" />
              <Uploader.ItemPlayer data-part="ItemPlayer" />
              <Uploader.ItemCopyLink data-part="ItemCopyLink" />
            </Uploader.Item>
          )}
        </Uploader.List>
        <Uploader.Announcer data-part="Announcer" />
      </Uploader.Root>,
    )
    act(
      () =>
        void container
          .querySelector('[data-part=Dropzone]')
          ?.dispatchEvent(dragOf('dragenter', 'text/plain')),
    )
    const noteAll = (): void => {
      for (const element of container.querySelectorAll<HTMLElement>('[data-part]')) {
        note(element.dataset['part'] as string, element)
      }
    }
    // Each may take the focus, if the page has it, and so end what the one before has begun.
    for (const part of ['ItemTitle', 'ItemPlayer', 'ItemCopyLink', 'LinkForm']) {
      const selector = `[data-part=${part}] button, button[data-part=${part}]`
      for (const button of container.querySelectorAll<HTMLElement>(selector)) {
        await act(async () => button.click())
        noteAll()
      }
    }
    unmount()
  }
  const { container } = render(
    <form>
      <Uploader.Root uploader={uploaderWith(uploads)} data-part="Root" holdSubmit invalid readOnly />
    </form>,
  )
  act(() => container.querySelector('form')?.requestSubmit())
  note('Root', container.querySelector('[data-part=Root]') as HTMLElement)
  const many = Array.from({ length: 201 }, (_, index) =>
    uploadIn('queued', { transfer: null }, fileOf(10, `many ${index}.mp4`)),
  )
  render(
    <Uploader.Root uploader={uploaderWith(many)}>
      <Uploader.Search data-testid="Search" />
      <Uploader.List
        render={<div data-testid="List" />}
        renderGroup={(rows) => <div role="none">{rows}</div>}
      >
        {(upload) => <Uploader.Item upload={upload} />}
      </Uploader.List>
    </Uploader.Root>,
  )
  note('Search', await screen.findByTestId('Search'))
  await waitFor(() => expect(screen.getByTestId('List')).toHaveAttribute('data-windowed'))
  note('List', screen.getByTestId('List'))
  render(
    <Uploader.Root uploader={uploaderWith([playable])} sortable>
      <Uploader.List>
        {(upload) => (
          <Uploader.Item upload={upload}>
            <Uploader.ItemMove data-testid="ItemMove" />
          </Uploader.Item>
        )}
      </Uploader.List>
    </Uploader.Root>,
  )
  const move = screen.getByTestId('ItemMove')
  fireEvent.pointerDown(move, { button: 0, clientY: 0 })
  fireEvent.pointerMove(move, { clientY: 50 })
  note('ItemMove', move)
  fireEvent.pointerUp(move)
  fireEvent.click(move, { detail: 1 })
  const field = { name: 'place', label: 'Place', required: true }
  const error = { code: 'network', status: null, retryAfter: null } as const
  for (const fields of [
    { values: {}, state: 'unsaved' },
    { values: {}, state: 'failed', error },
  ] as const) {
    const row = render(
      <Uploader.Root uploader={uploaderWith([{ ...playable, fields }], { fields: [field] })}>
        <Uploader.List>
          {(upload) => (
            <Uploader.Item upload={upload}>
              <Uploader.ItemFields data-testid="ItemFields" />
            </Uploader.Item>
          )}
        </Uploader.List>
      </Uploader.Root>,
    )
    const part = screen.getByTestId('ItemFields')
    act(() => part.querySelector('button')?.click())
    note('ItemFields', part)
    row.unmount()
  }
  const documented = Object.fromEntries(
    Object.entries(partAttributes).map(([part, attributes]) => [
      part,
      Object.keys(attributes)
        .filter((name) => !passingAttributes.includes(name))
        .toSorted(),
    ]),
  )
  const set = Object.fromEntries(Object.entries(seen).map(([part, names]) => [part, [...names].toSorted()]))
  expect(set).toEqual(documented)
})
