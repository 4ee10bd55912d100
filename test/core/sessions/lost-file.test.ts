import { beforeEach, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { can } from '../../../src/core/machine/can.js'
import { progressOf } from '../../../src/core/machine/progress.js'
import type { PickedFile } from '../../../src/core/model/upload.js'
import { contents } from '../../support/fake-browser.js'
import { settle } from '../../support/fake-ports.js'
import { fileOf, handleOf } from '../../support/uploads.js'
import { browser, openBrowser, sendSome, type Visit, visit } from './session-bench.js'

beforeEach(openBrowser)

/** 400 bytes of a file are sent, it cannot be read any more, and trying again did not help. */
async function loseFile(picked: File | PickedFile): Promise<Visit> {
  const page = await visit()
  const { upload, ports } = page
  await sendSome(page, picked)
  ports.unreadable.add('holiday.mp4')
  await ports.transfers[0]?.fail('file-unreadable')
  expect(upload().status).toBe('failed')
  expect(browser.records.size).toBe(1)
  ports.unreadable.delete('holiday.mp4')
  return page
}

async function tryAgain({ uploader, upload, ports }: Visit): Promise<void> {
  const { source } = upload()
  if (source.kind === 'file') ports.unreadable.add(source.file)
  uploader.retry(upload().id)
  await settle()
}

// Browsers never read a `File` again once a virus scanner has touched its time on disk.
test('a file that was only touched goes on with one click, by its handle', async () => {
  const page = await loseFile({ file: fileOf(1000), handle: handleOf(touched()) })
  await tryAgain(page)
  expect(page.upload()).toMatchObject({ status: 'uploading', transfer: { bytesAccepted: 400 } })
  expect(page.upload().source).toMatchObject({ file: { lastModified: 5 } })
  expect(page.ports.creations).toHaveLength(1)
})

test('without a handle it goes on when it is chosen again, by the button of its row', async () => {
  const page = await loseFile(fileOf(1000))
  await tryAgain(page)
  const { uploader, upload, ports } = page
  expect(upload()).toMatchObject({ status: 'interrupted', problem: 'file-missing' })
  expect(can(upload(), 'reselect')).toBe(true)
  expect(progressOf(upload()).fraction).toBe(0.4)
  uploader.reselect(upload().id, touched())
  await settle()
  expect(upload()).toMatchObject({ status: 'uploading', transfer: { bytesAccepted: 400 } })
  expect(ports.creations).toHaveLength(1)
})

test('and when it is added again, at once or after that', async () => {
  const failed = await loseFile(fileOf(1000))
  failed.uploader.add([touched()])
  await settle()
  expect(failed.uploads()).toMatchObject([{ status: 'uploading', transfer: { bytesAccepted: 400 } }])
  openBrowser()

  const page = await loseFile(fileOf(1000))
  await tryAgain(page)
  page.uploader.add([touched()])
  await settle()
  expect(page.uploads()).toMatchObject([{ status: 'uploading' }])
})

test.each(['its handle', 'the person'])('another content is noticed if it comes from %s', async (from) => {
  const other = touched()
  contents.set(other, 'another')
  const isHandle = from === 'its handle'
  const page = await loseFile({ file: fileOf(1000), handle: isHandle ? handleOf(other) : null })
  await tryAgain(page)
  if (!isHandle) page.uploader.reselect(page.upload().id, other)
  await settle()
  const problem = isHandle ? 'file-changed' : 'another-file'
  expect(page.upload()).toMatchObject({ status: 'interrupted', problem })
  expect(page.ports.transfers).toHaveLength(1)
})

test('a file that can be read again goes on with one click', async () => {
  const page = await loseFile(fileOf(1000))
  page.uploader.retry(page.upload().id)
  await settle()
  expect(page.upload()).toMatchObject({ status: 'uploading', transfer: { bytesAccepted: 400 } })
})

test('a file that cannot be read when it is chosen again is not said to be another', async () => {
  const page = await loseFile(fileOf(1000))
  page.close()
  const ports = page.ports
  const tab = browser.openTab(ports.clock, (given) => ({
    ...given,
    files: { ...given.files, fingerprint: () => Promise.reject(new DOMException('', 'NotReadableError')) },
  }))
  const uploader = createEngine({ ...ports, sessions: tab.sessions }, {})
  uploader.subscribe(() => {})
  await settle()
  const [upload] = uploader.getState().uploads
  uploader.reselect(upload?.id ?? '', fileOf(1000))
  await settle()
  expect(uploader.getState().uploads).toMatchObject([{ status: 'interrupted', problem: 'file-missing' }])
})

function touched(): File {
  return Object.defineProperty(new File([], 'holiday.mp4', { type: 'video/mp4', lastModified: 5 }), 'size', {
    value: 1000,
  })
}
