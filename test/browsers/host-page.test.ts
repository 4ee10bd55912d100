import { expect, test } from 'vitest'
import { MiB, videoFile } from '../pages/files.js'
import { openVisit } from './open-visit.js'

test("a file dialog that is dismissed does not close the host's dialog; Escape on that does", async () => {
  const { visitor } = await openVisit({ page: { view: 'dialog' } })
  const isOpen = (): Promise<boolean> => visitor.evaluate(() => document.querySelector('dialog') !== null)
  // What Firefox fires at the input when its file dialog is closed.
  await visitor.evaluate(
    () =>
      void document
        .querySelector('input[type=file]')
        ?.dispatchEvent(new Event('cancel', { bubbles: true, cancelable: true })),
  )
  expect(await isOpen()).toBe(true)
  await visitor.escape()
  await expect.poll(isOpen).toBe(false)
})

test('an uploader in a dialog of the host uploads', async () => {
  const { choose, row } = await openVisit({ page: { view: 'dialog' } })
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says('Ready')
})

test("of the uploader's own input the host hears nothing", async () => {
  const { choose, row, visitor } = await openVisit({ before: listenAsHost })
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says('Ready')
  await visitor.evaluate(
    () =>
      void document.querySelector('input[type=file]')?.dispatchEvent(new Event('cancel', { bubbles: true })),
  )
  expect(await visitor.evaluate(() => Reflect.get(window, 'heard'))).toEqual([])
})

function listenAsHost(): void {
  const heard: string[] = []
  Reflect.set(window, 'heard', heard)
  for (const type of ['cancel', 'change', 'click', 'input']) {
    document.addEventListener(type, () => heard.push(type))
  }
}

// Chrome before 110, Firefox before 115 and Safari before 16 lack the first ones.
test('browsers without the functions of ES2023 upload', async () => {
  const { choose, row } = await openVisit({ before: forgetNewFunctions })
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says('Ready')
})

function forgetNewFunctions(): void {
  for (const name of ['with', 'toSorted', 'toReversed', 'toSpliced', 'findLast', 'findLastIndex']) {
    Reflect.deleteProperty(Array.prototype, name)
    Reflect.deleteProperty(Object.getPrototypeOf(Int8Array.prototype), name)
  }
  for (const [owner, name] of [
    [Object, 'hasOwn'],
    [Object, 'groupBy'],
    [Promise, 'withResolvers'],
    [window, 'structuredClone'],
  ] as const) {
    Reflect.deleteProperty(owner, name)
  }
}
