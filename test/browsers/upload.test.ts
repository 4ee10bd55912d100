import { readFile } from 'node:fs/promises'
import axe, { type AxeResults } from 'axe-core'
import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from '../pages/files.js'
import { countOf } from '../pages/traffic.js'
import { media, sha256OfFile } from '../support/media.js'
import { openVisit, type Visit } from './open-visit.js'

test('a chosen file is uploaded, encoded and ready', async () => {
  const { choose, row, emulator, visitor } = await openVisit()
  const path = await videoFile('film.mp4', 12 * MiB)
  await choose(path)
  await row('film.mp4').says('Ready')
  const [video, ...others] = [...emulator.videos.values()]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(await sha256OfFile(path))
  expect(await visitor.evaluate(() => window.hostPage.ready)).toEqual(['film.mp4'])
})

// Without it the first byte was at the server later than that of tus-js-client, which asks for as much.
test('the connection to the upload server is opened while the endpoint is asked', async () => {
  const { choose, hold, line, row, emulator } = await openVisit({ hasProfile: true, saysOrigin: true })
  const release = hold()
  await choose(await videoFile('film.mp4', MiB))
  await expect.poll(line.opened).toBeGreaterThan(0)
  expect(countOf(emulator, 'create')).toBe(0)
  release()
  await row('film.mp4').says('Ready')
})

test('where the last upload went a connection is opened for the next one', async () => {
  const { choose, hold, line, row, emulator } = await openVisit({ hasProfile: true })
  await choose(await videoFile('first.mp4', MiB))
  await row('first.mp4').says('Ready')
  await line.cut()
  await line.mend()
  const before = line.opened()
  const release = hold()
  await choose(await videoFile('second.mp4', MiB))
  await expect.poll(line.opened).toBeGreaterThan(before)
  expect(countOf(emulator, 'create')).toBe(1)
  release()
  await row('second.mp4').says('Ready')
})

test('files that are dropped are uploaded', async () => {
  const { row, emulator, visitor } = await openVisit()
  await visitor.evaluate(drop, 'dropped.mp4', (await readFile(media.mp4)).toString('base64'))
  await row('dropped.mp4').says('Ready')
  expect([...emulator.videos.values()].map((video) => video.sha256())).toEqual([
    await sha256OfFile(media.mp4),
  ])
})

test('the row shows a picture from the file while it is being sent', async () => {
  const { choose, row } = await openVisit({ emulator: { bandwidth: MiB } })
  await choose(await videoFile('film.mp4', 12 * MiB))
  await row('film.mp4').hasPicture()
  await row('film.mp4').says(/^Uploading/)
})

test('a title that is typed while the bytes go is the one of the video', async () => {
  const { choose, row, emulator, visitor } = await openVisit({
    page: { editableTitles: true, chunkSize },
    emulator: { bandwidth: 4 * MiB },
  })
  await choose(await videoFile('IMG_0001.mp4', 12 * MiB))
  await row('IMG_0001.mp4').says(/^Uploading/)
  await row('IMG_0001.mp4').press('Edit title')
  await visitor.type('At the sea\n')
  await row('At the sea').says('Ready')
  expect([...emulator.videos.values()].map(({ meta }) => meta['name'])).toEqual(['At the sea'])
})

test('what the endpoint refuses is said in words, and can be tried again', async () => {
  const { choose, row, emulator, refuse, visitor } = await openVisit()
  const mend = refuse(400)
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says('Something went wrong with the upload service. Try again.')
  expect(await visitor.evaluate(() => window.hostPage.failed)).toEqual(['film.mp4'])
  mend()
  await row('film.mp4').press('Try again')
  await row('film.mp4').says('Ready')
  expect(countOf(emulator, 'create')).toBe(1)
})

test('axe finds nothing in the empty list, during the upload, and when the video is ready', async () => {
  const visit = await openVisit({ emulator: { bandwidth: MiB } })
  const film = visit.row('film.mp4')
  expect(await axeFindings(visit)).toEqual([])
  await visit.choose(await videoFile('film.mp4', 6 * MiB))
  await film.says(/^Uploading/)
  expect(await axeFindings(visit)).toEqual([])
  await film.says('Ready')
  expect(await axeFindings(visit)).toEqual([])
})

/** Of the uploader: the page around it is not ours. */
async function axeFindings({ visitor }: Visit): Promise<readonly string[]> {
  await visitor.evaluate((source) => {
    const script = document.createElement('script')
    script.textContent = source
    document.head.append(script)
  }, axe.source)
  return visitor.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      axe: { run(selector: string): Promise<AxeResults> }
    }
    const { violations } = await runner.run('.stream-uploader')
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

/** Scripts can drop files of their own making; only people can drop those of the disk. */
function drop(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([bytes], name, { type: 'video/mp4' }))
  const zone = document.querySelector('.stream-uploader-dropzone')
  for (const type of ['dragenter', 'dragover', 'drop']) {
    zone?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
  }
}
