import type { UploadOptions } from '../../../src/core/contract/options.js'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'

export let ports: FakePorts
export let uploader: UploaderHandle

/** A new engine, on ports on which nothing happens by itself. */
export function start(options: UploadOptions = {}): void {
  ports = fakePorts()
  uploader = createEngine(ports, options)
}

export async function add(...names: readonly string[]): Promise<readonly string[]> {
  const ids = uploader.add(names.map((name) => fileOf(1000, name)))
  await settle()
  return ids
}

/** Adds a file and answers its ticket, so that its transfer runs. */
export async function upload(name = 'a.mp4', videoId = `video-of-${name}`): Promise<string> {
  const [id] = await add(name)
  await ports.creations.at(-1)?.answer(ticketFor(videoId))
  return id as string
}

export const uploads = (): readonly Upload[] => uploader.getState().uploads
export const statuses = (): readonly string[] => uploads().map(({ status }) => status)
