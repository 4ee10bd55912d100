import type { UploadOptions } from '../../../src/core/contract/options.js'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { PickedFile, Upload } from '../../../src/core/model/upload.js'
import { type UploadErrorCode, UploadFailure } from '../../../src/core/model/upload-error.js'
import { encodeRecord, parseRecord } from '../../../src/core/sessions/record-codec.js'
import { type FakeBrowser, type FakeTab, fakeBrowser } from '../../support/fake-browser.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, handleOf, videoWith } from '../../support/uploads.js'

/** A page of the app, in a tab of its own. */
export interface Visit extends FakeTab {
  readonly ports: FakePorts
  readonly uploader: UploaderHandle
  readonly upload: () => Upload
  readonly uploads: () => readonly Upload[]
}

/** What all visits of a test share. */
export let browser: FakeBrowser
let now: number

export function openBrowser(): void {
  browser = fakeBrowser()
  now = 1_700_000_000_000
}

/** Time between two visits. */
export function pass(days: number): void {
  now += days * 24 * 60 * 60 * 1000
}

/** A page whose uploader nobody looks at yet. */
export function openPage(options: UploadOptions = {}, isPersonal = true): Visit {
  const ports = fakePorts()
  ports.clock.advance(now - ports.clock.now())
  const tab = browser.openTab(ports.clock, undefined, isPersonal)
  const uploader = createEngine({ ...ports, sessions: tab.sessions }, options)
  const uploads = (): readonly Upload[] => uploader.getState().uploads
  return { ...tab, ports, uploader, uploads, upload: () => uploads()[0] as Upload }
}

/** A page that shows its uploads. */
export async function visit(options: UploadOptions = {}, isPersonal = true): Promise<Visit> {
  const page = openPage(options, isPersonal)
  page.uploader.subscribe(() => {})
  await settle()
  return page
}

/** A page in which somebody has just cancelled or removed what an earlier visit left. */
export async function withdrawing(): Promise<Visit> {
  const page = await visit()
  page.uploader.withdraw(page.upload().id)
  await settle()
  return page
}

export async function sendSome(
  { uploader, ports }: Pick<Visit, 'uploader' | 'ports'>,
  picked: File | PickedFile = withHandle(),
  videoId = 'video',
): Promise<void> {
  uploader.add([picked])
  await settle()
  await ports.creations[0]?.answer(ticketFor(videoId))
  await settle()
  ports.transfers[0]?.reports.opened(0, null)
  ports.transfers[0]?.reports.accepted(400)
  await settle()
}

/** A second of sending in which nothing was accepted: then the record gets samples of the file. */
export async function sendForASecond({ ports }: Pick<Visit, 'ports'>): Promise<void> {
  ports.clock.advance(1000)
  await settle()
}

/** A visit that is killed when the server has 400 of the file's 1,000 bytes. */
export async function cutShort(picked: File | PickedFile = withHandle()): Promise<void> {
  const page = await visit()
  await sendSome(page, picked)
  page.close()
}

/** A visit that is killed while Stream encodes the video. */
export async function leaveEncoding(picked?: PickedFile | File): Promise<void> {
  const page = await visit()
  await sendSome(page, picked)
  await page.ports.transfers[0]?.answer()
  await settle()
  page.close()
}

export const withHandle = (file: File = fileOf(1000)): PickedFile => ({ file, handle: handleOf(file) })

export const statusesOf = ({ uploads }: Visit): string[] => uploads().map(({ status }) => status)

/** What the endpoint is asked to discard from now on; `code` of what it answers, `null` if it does. */
export function answerDiscards({ ports }: Visit, code: UploadErrorCode | null): string[] {
  const asked: string[] = []
  ports.tickets.discard = async (videoId) => {
    asked.push(videoId)
    if (code !== null) throw new UploadFailure(code, 400)
  }
  return asked
}

export const readyVideo = videoWith({ readyToStream: true })
export const unfinishedVideo = videoWith({ status: { state: 'pendingupload', percentComplete: null } })
export const brokenVideo = videoWith({
  status: { state: 'error', percentComplete: null, errorCode: 'ERR_UNKNOWN' },
})

/** The upload server has forgotten what is sent, and Stream has not all of it. */
export async function expire({ ports }: Pick<Visit, 'ports'>): Promise<void> {
  await ports.transfers.at(-1)?.fail('url-expired', 404)
  ports.watches.at(-1)?.reports.read(unfinishedVideo)
  await settle()
}

/** One function of the store, which fails while `isBroken` says so. */
export function breakStore(name: 'read' | 'save' | 'forget', isBroken = false): { isBroken: boolean } {
  const store = { isBroken }
  const work = async <T>(change: () => T): Promise<T> => {
    if (store.isBroken) throw new Error('blocked')
    return change()
  }
  const functions: Required<Pick<FakeBrowser['broken'], typeof name>> = {
    read: (id) => work(() => parseRecord(browser.records.get(id))),
    save: (record) => work(() => void browser.records.set(record.id, encodeRecord(record))),
    forget: (id) => work(() => void browser.records.delete(id)),
  }
  Object.assign(browser.broken, { [name]: functions[name] })
  return store
}
