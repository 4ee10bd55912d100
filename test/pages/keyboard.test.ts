import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { holdClock, passUndo } from './time.js'

/**
 * What a screen reader finds, without what the live region says, and with `…` for figures that differ from
 * run to run.
 */
async function told(page: Page): Promise<string> {
  const tree = await page.locator('.stream-uploader').ariaSnapshot()
  return tree
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\d+%/g, '…%')
    .replaceAll(/…% · .* left/g, '…%')
    .replaceAll(/[\d.]+( \w+)? of 12.6 MB.*/g, '… of 12.6 MB')
    .replaceAll(/(\n *- text:)? 0:02/g, '')
    .replace(/\n- status.*/, '')
}

/** Waits until the live region says this. */
async function hear(page: Page, words: string | RegExp): Promise<void> {
  const region = page.getByRole('status')
  await expect.poll(async () => (await region.textContent())?.trim()).toMatch(words)
}

/** Role and name of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    return `${activeElement?.role ?? activeElement?.localName}: ${activeElement?.ariaLabel ?? activeElement?.textContent}`
  })
}

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 10 && !(await focused(page)).endsWith(`: ${name}`); stop++)
    await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(`button: ${name}`)
}

test('a film is chosen, paused, resumed and removed by keyboard alone, and told of at each step', async () => {
  const { page, row, emulator } = await openPage({
    page: { chunkSize, accept: 'video/*' },
    emulator: { bandwidth: 3 * MiB, encoding: { queuedMs: 0, playableMs: 60_000, completeMs: 60_000 } },
  })
  expect(await told(page)).toMatchInlineSnapshot(`
    "- text: Drop videos here MP4, MOV, WebM
    - button "Choose videos""
  `)

  const dialog = page.waitForEvent('filechooser')
  await tabTo(page, 'Choose videos')
  await page.keyboard.press('Enter')
  await (await dialog).setFiles(await videoFile('film.mp4', 12 * MiB))
  await hear(page, 'film.mp4: Uploading.')
  expect(await focused(page)).toBe('button: Add videos')
  expect(await told(page)).toMatchInlineSnapshot(`
    "- text: Drop more videos here, or
    - button "Add videos"
    - list "Uploads":
      - listitem "film.mp4":
        - text: film.mp4 Uploading …% … of 12.6 MB
        - progressbar "Progress of film.mp4"
        - 'button "Pause: film.mp4"'
        - 'button "Cancel: film.mp4"'"
  `)

  await tabTo(page, 'Pause: film.mp4')
  await page.keyboard.press('Enter')
  await row('film.mp4').says('Paused')
  await hear(page, 'film.mp4: Paused.')
  expect(await focused(page)).toBe('button: Resume: film.mp4')
  expect(await told(page)).toMatchInlineSnapshot(`
    "- text: Drop more videos here, or
    - button "Add videos"
    - list "Uploads":
      - listitem "film.mp4":
        - text: film.mp4 Paused … of 12.6 MB
        - progressbar "Progress of film.mp4"
        - 'button "Resume: film.mp4"'
        - 'button "Cancel: film.mp4"'"
  `)

  await page.keyboard.press('Space')
  await row('film.mp4').says(/Uploading/)
  expect(await focused(page)).toBe('button: Pause: film.mp4')
  await row('film.mp4').says(/Processing/)
  // Nothing stands for the button, and the one beside it would end the upload.
  expect(await focused(page)).toBe('listitem: film.mp4')
  expect(await told(page)).toMatchInlineSnapshot(`
    "- text: Drop more videos here, or
    - button "Add videos"
    - list "Uploads":
      - listitem "film.mp4":
        - text: film.mp4 Processing …% 12.6 MB · You can leave this page
        - progressbar "Progress of film.mp4"
        - 'button "Cancel: film.mp4"'"
  `)

  emulator.advance(60_000)
  await row('film.mp4').says('Ready')
  await hear(page, 'film.mp4: Ready.')
  expect(await told(page)).toMatchInlineSnapshot(`
    "- text: Drop more videos here, or
    - button "Add videos"
    - list "Uploads":
      - listitem "film.mp4":
        - 'button "Play: film.mp4"'
        - text: film.mp4 Ready 12.6 MB
        - 'button "Copy link: film.mp4"'
        - 'button "Remove: film.mp4"'"
  `)

  await tabTo(page, 'Remove: film.mp4')
  await page.keyboard.press('Enter')
  await row('film.mp4').element.waitFor({ state: 'detached' })
  expect(await focused(page)).toBe('button: Choose videos')
  expect(emulator.videos.size).toBe(1)
})

/** Name, description and shortcuts of what has the focus, as the browser gives them to a screen reader. */
async function read(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' })
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    ...(result.objectId !== undefined && { objectId: result.objectId }),
    fetchRelatives: false,
  })
  const [node] = nodes
  const shortcuts = node?.properties?.find(({ name }) => name === ('keyshortcuts' as string))
  const values = [node?.role, node?.name, node?.description, shortcuts?.value]
  return values.flatMap((part) => (part?.value ? [String(part.value)] : []))
}

test('three films are moved through, paused and taken away by the keys of the list', async () => {
  const { page, row } = await openPage({
    page: { chunkSize },
    emulator: { bandwidth: MiB / 4 },
    before: holdClock,
  })
  const dialog = page.waitForEvent('filechooser')
  await tabTo(page, 'Choose videos')
  await page.keyboard.press('Enter')
  const files = ['a.mp4', 'b.mp4', 'c.mp4'].map((name) => videoFile(name, 12 * MiB))
  await (await dialog).setFiles(await Promise.all(files))
  await row('c.mp4').says(/Uploading/)
  for (let stop = 0; stop < 5 && (await focused(page)) !== 'listitem: a.mp4'; stop++)
    await page.keyboard.press('Tab')
  const heard = [await read(page)]
  await page.keyboard.press('ArrowDown')
  heard.push(await read(page))
  await page.keyboard.press('Space')
  await row('b.mp4').says('Paused')
  heard.push(await read(page))
  await page.keyboard.press('Tab')
  heard.push(await read(page))
  await page.keyboard.press('Tab')
  heard.push(await read(page))
  expect(heard).toEqual([
    ['listitem', 'a.mp4', 'Uploading'],
    ['listitem', 'b.mp4', 'Uploading'],
    ['listitem', 'b.mp4', 'Paused'],
    ['button', 'Resume: b.mp4', 'Resume', 'Space'],
    ['button', 'Cancel: b.mp4', 'Cancel', 'Delete'],
  ])
  await page.keyboard.press('Tab')
  expect(await focused(page)).not.toMatch(/mp4$/)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Delete')
  await row('b.mp4').says('Cancelled')
  await passUndo(page)
  await expect.poll(row('b.mp4').actions).toEqual(['Upload again', 'Remove'])
  await page.keyboard.press('Delete')
  await row('b.mp4').element.waitFor({ state: 'detached' })
  expect(await read(page)).toEqual(['listitem', 'c.mp4', 'Uploading'])
})
