import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ElementHandle, Page } from 'playwright'
import { expect, test } from 'vitest'
import { drag } from './drag.js'
import { MiB, oneKilobyte, videoFile } from './files.js'
import { openPage } from './open-page.js'

const namesOf = (page: Page): Promise<string[]> => page.locator('.stream-uploader-name').allTextContents()

/** Two levels, with what systems leave in folders. Written in another order than that of the names. */
async function folderOfTakes(): Promise<string> {
  const folder = join(dirname(await videoFile('beside.mp4', MiB)), 'Shooting')
  await mkdir(join(folder, 'Day 1', '.thumbnails'), { recursive: true })
  for (const name of [
    'take 10.webm',
    'take 2.webm',
    'Day 1/b.webm',
    'Day 1/a.webm',
    'Day 1/.thumbnails/x.webm',
  ]) {
    await copyFile(oneKilobyte, join(folder, name))
  }
  for (const name of ['.DS_Store', 'Thumbs.db', 'Day 1/desktop.ini']) await writeFile(join(folder, name), 'x')
  return folder
}

const takes = ['a.webm', 'b.webm', 'take 2.webm', 'take 10.webm']

test('a folder that is dropped gives its files, in the order of their names and without hidden ones', async () => {
  const { page } = await openPage()
  const before = await videoFile('before.mp4', MiB)
  const after = await videoFile('after.mp4', MiB)
  const { over, drop } = await drag(page, [before, await folderOfTakes(), after])
  await over()
  await drop()
  await expect.poll(() => namesOf(page)).toEqual(['before.mp4', ...takes, 'after.mp4'])
})

test.for(['Enter', 'Space'])('a folder is chosen by the keyboard alone: %s', async (key) => {
  const { page, row } = await openPage({ page: { folder: true } })
  // First, so that Playwright is ready for it when the key is pressed.
  const dialog = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a folder' }).focus()
  await page.keyboard.press(key)
  await (await dialog).setFiles(await folderOfTakes())
  await expect.poll(() => namesOf(page)).toEqual(takes)
  await row('take 10.webm').says('Ready')
})

/**
 * Whether the page keeps the browser from doing what it does with a file by itself: over it, and when it is
 * dropped.
 */
function areCaught(page: Page, target: string): Promise<boolean[]> {
  return page.evaluate((selector) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['x'], 'x.mp4'))
    const caught = (type: string): boolean => {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
      return document.querySelector(selector)?.dispatchEvent(event) === false
    }
    return [caught('dragover'), caught('drop')]
  }, target)
}

test('a file that is dropped beside the drop zone does not end the page, and is not taken', async () => {
  const { page, choose, row } = await openPage()
  const address = page.url()
  const { beside, dropBeside } = await drag(page, [await videoFile('missed.mp4', MiB)])
  await beside()
  await dropBeside()
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says('Ready')
  expect(page.url()).toBe(address)
  expect(await namesOf(page)).toEqual(['film.mp4'])
  expect(await areCaught(page, 'body')).toEqual([true, true])
  // A file input of the host's takes drops by itself.
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'host' }))
  })
  expect(await areCaught(page, '#host')).toEqual([false, false])
})

test('files may be dropped anywhere, where the host says so, and are taken once', async () => {
  const { page, row } = await openPage({ page: { dropAnywhere: true } })
  const { beside, dropBeside, over, drop } = await drag(page, [await videoFile('film.mp4', MiB)])
  const overlay = page.locator('.stream-uploader-overlay')
  await beside()
  await overlay.getByText('Drop to add').waitFor()
  expect(await overlay.evaluate((element) => element.matches(':popover-open'))).toBe(true)
  await dropBeside()
  await overlay.waitFor({ state: 'detached' })
  await row('film.mp4').says('Ready')
  await over()
  await overlay.waitFor()
  await drop()
  await expect.poll(() => namesOf(page)).toEqual(['film.mp4', 'film.mp4'])
  await overlay.waitFor({ state: 'detached' })
})

/** As the browser does it on Ctrl+V, with what is in the clipboard. */
function paste(page: Page, target: string, type = 'video/mp4'): Promise<boolean> {
  return page.evaluate(
    ([selector, mime]) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File(['x'], 'pasted', { type: mime as string }))
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      return !(document.querySelector(selector as string)?.dispatchEvent(event) ?? true)
    },
    [target, type],
  )
}

test('files are pasted, anywhere but in a text field, and only such that are accepted', async () => {
  const { page } = await openPage({ page: { accept: 'video/*' } })
  await page.evaluate(() => document.body.append(document.createElement('textarea')))
  expect(await paste(page, 'textarea')).toBe(false)
  expect(await paste(page, 'body', 'image/png')).toBe(false)
  expect(await paste(page, 'body')).toBe(true)
  await expect.poll(() => namesOf(page)).toEqual(['pasted'])
})

test('a host can leave pasted files and missed drops alone', async () => {
  const { page } = await openPage({ page: { paste: false, catchMissedDrops: false } })
  expect(await paste(page, 'body')).toBe(false)
  expect(await areCaught(page, 'body')).toEqual([false, false])
})

declare global {
  interface Window {
    pickerAsked: unknown[]
  }
}

/** A dialog that gives a file of the page's own store, whose handles are those of the disk. */
async function stubPicker(page: Page, answer: 'file' | 'AbortError' | 'SecurityError'): Promise<void> {
  await page.addInitScript((given) => {
    window.pickerAsked = []
    const showOpenFilePicker = async (options: unknown): Promise<readonly FileSystemFileHandle[]> => {
      window.pickerAsked.push(options)
      if (given !== 'file') throw new DOMException('', given)
      const store = await navigator.storage.getDirectory()
      const handle = await store.getFileHandle('picked.mp4', { create: true })
      const writable = await handle.createWritable()
      await writable.write('x')
      await writable.close()
      return [handle]
    }
    Object.assign(window, { showOpenFilePicker })
  }, answer)
}

test('where the browser has the dialog that gives handles, that one opens', async () => {
  const { page } = await openPage({
    filePicker: true,
    page: { accept: 'video/*,.mkv', maxFiles: 1 },
    before: (each) => stubPicker(each, 'file'),
  })
  await page.getByRole('button', { name: 'Choose a video' }).click()
  await expect.poll(() => namesOf(page)).toEqual(['picked.mp4'])
  expect(await page.evaluate(() => window.pickerAsked)).toEqual([
    { multiple: false, types: [{ accept: { 'video/*': ['.mkv'] } }] },
  ])
})

test('closing that dialog is nothing', async () => {
  const { page } = await openPage({ filePicker: true, before: (each) => stubPicker(each, 'AbortError') })
  let dialogs = 0
  page.on('filechooser', () => {
    dialogs += 1
  })
  const button = page.getByRole('button', { name: 'Choose videos' })
  await button.click()
  await button.click()
  await expect.poll(() => page.evaluate(() => window.pickerAsked.length)).toBe(2)
  expect(dialogs).toBe(0)
})

test('where the browser refuses to open it, the dialog of an input opens', async () => {
  const { page, row } = await openPage({
    filePicker: true,
    before: (each) => stubPicker(each, 'SecurityError'),
  })
  const dialog = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose videos' }).click()
  await (await dialog).setFiles(await videoFile('film.mp4', MiB))
  await row('film.mp4').says('Ready')
})

test('the camera is offered where there is touch, and its input asks for it', async () => {
  const { page } = await openPage({ page: { camera: true } })
  const button = page.getByRole('button', { name: 'Record a video' })
  expect(await button.isVisible()).toBe(false)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'pointer', value: 'coarse' }] })
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  await button.waitFor()
  const dialog = page.waitForEvent('filechooser')
  await button.click()
  const input = (await dialog).element() as ElementHandle<HTMLInputElement>
  expect(await input.evaluate((element) => [element.getAttribute('capture'), element.accept])).toEqual([
    'environment',
    'video/*',
  ])
})
