import type { PickedFile, StreamUploaderHandle } from 'react-stream-uploader'
import { sampleVideo } from '../support/sample-video.js'

const names = [
  'Harbour at dawn',
  'Market hall',
  'Interview, second take',
  'Flight over the bay',
  'Closing titles',
]
const MEGABYTE = 1_000_000
let given = 0

/** Adds a video that nobody needs to have at hand, another name each time. */
export async function addSample(uploader: StreamUploaderHandle): Promise<void> {
  const round = Math.floor(given / names.length)
  const name = `${names[given % names.length]}${round === 0 ? '' : ` ${round + 1}`}.mp4`
  const size = (24 + (given % 3) * 4) * MEGABYTE
  given += 1
  uploader.add([await stored(await sampleVideo(name, size))])
}

/**
 * A file of the origin's own file system has a handle, as one that was chosen in a dialog has in Chromium: so it can be opened after a
 * reload. Some browsers have no such thing.
 */
async function stored(file: File): Promise<PickedFile> {
  try {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle(file.name, { create: true })
    const writable = await handle.createWritable()
    await writable.write(file)
    await writable.close()
    return { file: await handle.getFile(), handle }
  } catch {
    return { file, handle: null }
  }
}
