import { beforeEach, describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { progressOf } from '../../../src/core/machine/progress.js'
import { titleOf } from '../../../src/core/machine/title.js'
import { contents } from '../../support/fake-browser.js'
import { settle } from '../../support/fake-ports.js'
import { fileOf, handleOf } from '../../support/uploads.js'
import { browser, cutShort, openBrowser, openPage, visit } from './session-bench.js'

beforeEach(openBrowser)

function changed(lastModified: number, name = 'holiday.mp4', type = 'video/mp4'): File {
  return Object.defineProperty(new File([], name, { type, lastModified }), 'size', { value: 1000 })
}

/** As phones and some pickers give the file that they gave before. */
const again: readonly (readonly [string, () => File])[] = [
  ['changed five seconds later', () => changed(1_700_000_005_000)],
  ['without a type', () => fileOf(1000, 'holiday.mp4', '')],
  ['of another name', () => fileOf(1000, '1000012345.mp4')],
]

// Each of them was a second row and a second video, and "another file" for the row's own button.
describe.each(again)('the same bytes in a file %s', (_, file) => {
  test('go on where they were when they are added', async () => {
    await cutShort(fileOf(1000))
    const { uploader, upload, uploads, ports } = await visit()
    const { id } = upload()
    uploader.add([file()])
    await settle()
    expect(uploads()).toHaveLength(1)
    expect(upload()).toMatchObject({ id, status: 'uploading' })
    expect(progressOf(upload()).fraction).toBe(0.4)
    expect(ports.creations).toEqual([])
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('video')
  })

  test('take no place of their own', async () => {
    await cutShort(fileOf(1000))
    const { uploader, uploads } = await visit({ maxFiles: 1 })
    uploader.add([file()])
    await settle()
    expect(uploads()).toMatchObject([{ status: 'uploading' }])
  })

  test('go on also if the app adds them before anybody looks', async () => {
    await cutShort(fileOf(1000))
    const { uploader, uploads, ports } = openPage()
    uploader.add([file()])
    await settle()
    expect(uploads()).toMatchObject([{ status: 'uploading' }])
    expect(ports.creations).toEqual([])
  })

  test("go on where they were when the row's own button takes them", async () => {
    await cutShort(fileOf(1000))
    const { uploader, upload, ports } = await visit()
    uploader.reselect(upload().id, file())
    await settle()
    expect(upload().status).toBe('uploading')
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('video')
  })

  test('go on when the handle of the record opens them', async () => {
    await cutShort({ file: fileOf(1000), handle: handleOf(file()) })
    const { uploader, upload } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(upload().status).toBe('uploading')
  })

  test('go on in the visit after that, too', async () => {
    await cutShort(fileOf(1000))
    const second = await visit()
    second.uploader.add([file()])
    await settle()
    second.close()
    const { uploader, upload, uploads } = await visit()
    uploader.add([fileOf(1000)])
    await settle()
    expect(uploads()).toHaveLength(1)
    expect(upload().status).toBe('uploading')
  })
})

test('the video keeps the name with which it was created', async () => {
  await cutShort(fileOf(1000))
  const { uploader, upload, ports } = await visit()
  uploader.reselect(upload().id, fileOf(1000, '1000012345.mp4'))
  await settle()
  expect(titleOf(upload())).toBe('holiday.mp4')
  expect(ports.renamings).toEqual([])
})

describe('other bytes', () => {
  function other(name = 'holiday.mp4'): File {
    const file = changed(1, name)
    contents.set(file, 'others')
    return file
  }

  test("of the same size are refused by the row's own button, which then takes the right ones", async () => {
    await cutShort(fileOf(1000))
    const { uploader, upload, ports } = await visit()
    for (const file of [other(), other('b.mp4'), fileOf(999)]) {
      uploader.reselect(upload().id, file)
      await settle()
      expect(upload()).toMatchObject({ status: 'interrupted', problem: 'another-file' })
    }
    expect(ports.transfers).toEqual([])
    uploader.reselect(upload().id, fileOf(1000))
    await settle()
    expect(upload().status).toBe('uploading')
  })

  test('of the same size are a new upload when they are added', async () => {
    await cutShort(fileOf(1000))
    const { uploader, uploads } = await visit()
    uploader.add([other()])
    await settle()
    expect(uploads().map(({ status }) => status)).toEqual(['interrupted', 'requesting'])
  })

  test('of the same name, size, type and time are refused in the row that they would continue', async () => {
    await cutShort(fileOf(1000))
    const { uploader, upload, uploads } = await visit()
    const lookalike = fileOf(1000)
    contents.set(lookalike, 'others')
    uploader.add([lookalike])
    await settle()
    expect(uploads()).toHaveLength(1)
    expect(upload()).toMatchObject({ status: 'interrupted', problem: 'another-file' })
  })

  test('behind the handle of the record are noticed', async () => {
    await cutShort({ file: fileOf(1000), handle: handleOf(other()) })
    const { uploader, upload } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(upload()).toMatchObject({ status: 'interrupted', problem: 'file-changed' })
  })
})

test('a file is read only if an interrupted one has its size', async () => {
  await cutShort(fileOf(1000))
  const read: string[] = []
  const ports = openPage().ports
  const { sessions } = browser.openTab(ports.clock, (given) => ({
    ...given,
    files: {
      ...given.files,
      fingerprint: (file, like) => {
        read.push(file.name)
        return given.files.fingerprint(file, like)
      },
    },
  }))
  const uploader = createEngine({ ...ports, sessions }, { concurrency: 1 })
  uploader.subscribe(() => {})
  await settle()
  uploader.add([fileOf(999, 'a.mp4'), fileOf(1000, 'b.mp4'), fileOf(1001, 'c.mp4')])
  await settle()
  expect(new Set(read)).toEqual(new Set(['b.mp4']))
})

test('a file of which no byte was sent is known by its name and size', async () => {
  const page = await visit()
  page.uploader.add([fileOf(1000)])
  await settle()
  page.close()
  const { uploader, uploads } = await visit()
  uploader.add([changed(1_700_000_005_000)])
  await settle()
  expect(uploads().map(({ status }) => status)).toEqual(['requesting'])
})
