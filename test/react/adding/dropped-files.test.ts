import { createUploader, type Upload } from 'react-stream-uploader'
import { expect, test, vi } from 'vitest'
import { readDroppedFiles } from '../../../src/react/adding/dropped-files.js'
import { fileOf } from '../../support/uploads.js'

const gone = new DOMException('It is not there.', 'NotFoundError')

/** A file in a folder; `null` where the browser does not give it. */
function fileEntry(name: string, file: File | null = fileOf(10, name)) {
  return {
    name,
    isFile: true,
    isDirectory: false,
    file: (done: (file: File) => void, fail: (error: DOMException) => void) =>
      file === null ? fail(gone) : done(file),
  }
}

/** A folder whose reader gives these entries, one batch after the other, and then ends or breaks. */
function folderEntry(name: string, batches: readonly (readonly object[])[], end: 'ends' | 'breaks' = 'ends') {
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const left = [...batches]
      return {
        readEntries(done: (entries: readonly object[]) => void, fail: (error: DOMException) => void) {
          const batch = left.shift()
          if (batch === undefined && end === 'breaks') fail(gone)
          else done(batch ?? [])
        },
      }
    },
  }
}

type Entry = ReturnType<typeof fileEntry> | ReturnType<typeof folderEntry>

/** What a drop of these brings: of a folder, and of what it does not give, the browser has no file. */
function dropOf(...dropped: readonly (readonly [Entry, File | null])[]): DataTransfer {
  const items = dropped.map(([entry, file]) => ({
    kind: 'file',
    getAsFile: () => file,
    webkitGetAsEntry: () => entry,
  }))
  return { items } as unknown as DataTransfer
}

const folder = (...entry: Parameters<typeof folderEntry>) => [folderEntry(...entry), null] as const
const file = (name: string) => [fileEntry(name), fileOf(10, name)] as const

/** The rows of an uploader of videos, as soon as each file was looked at. */
async function rowsOf(transfer: DataTransfer): Promise<string[]> {
  const endpoint = { createTicket: () => new Promise<never>(() => {}), getStatus: vi.fn(), discard: vi.fn() }
  const uploader = createUploader({ endpoint, accept: 'video/*' })
  uploader.add(await readDroppedFiles(transfer))
  const { uploads } = await vi.waitFor(() => {
    const state = uploader.getState()
    expect(state.uploads.map(({ status }) => status)).not.toContain('validating')
    return state
  }, 10_000)
  uploader.stop()
  return uploads.map((upload) => `${nameOf(upload)}: ${outcomeOf(upload)}`)
}

const nameOf = ({ source }: Upload): string => (source.kind === 'file' ? source.file.name : '')
const outcomeOf = (upload: Upload): string =>
  upload.status === 'rejected' ? upload.rejections.map(({ code }) => code).join() : 'taken'

test('a file of a folder that the browser does not give has a row that says so, in its place', async () => {
  const takes = folder('Takes', [[fileEntry('c.mp4'), fileEntry('b.mp4', null), fileEntry('a.mp4')]])
  expect(await rowsOf(dropOf(takes, file('after.mp4')))).toEqual([
    'a.mp4: taken',
    'b.mp4: file-unreadable',
    'c.mp4: taken',
    'after.mp4: taken',
  ])
})

test('a folder that cannot be read to its end gives what was read, and a row that says so', async () => {
  const day = folderEntry('Day 1', [[fileEntry('b.mp4')], [fileEntry('a.mp4')]], 'breaks')
  const takes = folder('Takes', [[day, fileEntry('z.mp4')]])
  expect(await rowsOf(dropOf(file('before.mp4'), takes))).toEqual([
    'before.mp4: taken',
    'a.mp4: taken',
    'b.mp4: taken',
    'Day 1: file-unreadable',
    'z.mp4: taken',
  ])
})

test('so does one of which nothing could be read, and a file that was dropped by itself', async () => {
  const lost = folder('Lost', [], 'breaks')
  expect(await rowsOf(dropOf(lost, [fileEntry('a.mp4', null), null], file('b.mp4')))).toEqual([
    'Lost: file-unreadable',
    'a.mp4: file-unreadable',
    'b.mp4: taken',
  ])
})
