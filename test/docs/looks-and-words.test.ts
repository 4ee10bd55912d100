import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { UploaderEvent, UploaderPart, UploaderSlots } from 'react-stream-uploader'
import type { StreamHandlerEvent } from 'react-stream-uploader/server'
import { expect, test } from 'vitest'
import { ownIcons } from '../../src/ui/looks/icons.js'
import { codesIn } from '../../stories/support/documented-table.js'
import { namesIn, read, tableOf, type Words, wordsOf } from './page.js'

test('every theme variable is listed', async () => {
  const css = await read('src/ui/styles.css')
  const used = new Set(Array.from(css.matchAll(/var\((--uploader-[a-z-]+),/g), ([, name]) => name as string))
  expect(await namesIn('docs/reference/theming.md', 'theme')).toEqual([...used].toSorted())
  expect(await read('docs/side-by-side.md')).toContain(`| looks | ${used.size} variables, `)
})

test('every icon, slot and part that an app can have its own of is listed', async () => {
  const slots = { row: true, rowActions: true, header: true, empty: true } satisfies Words<
    keyof UploaderSlots
  >
  const parts = {
    dropzone: true,
    trigger: true,
    header: true,
    list: true,
    row: true,
    preview: true,
    name: true,
    title: true,
    status: true,
    bar: true,
    actions: true,
    action: true,
    place: true,
    frame: true,
    foot: true,
  } satisfies Words<UploaderPart>
  expect(await namesIn('docs/own-looks.md', 'icons')).toEqual(Object.keys(ownIcons).toSorted())
  expect(await namesIn('docs/own-looks.md', 'slots')).toEqual(wordsOf(slots))
  expect(await namesIn('docs/own-looks.md', 'class names')).toEqual(wordsOf(parts))
})

test('every event is listed', async () => {
  const types = {
    added: true,
    rejected: true,
    ticket: true,
    chunk: true,
    retry: true,
    paused: true,
    resumed: true,
    expired: true,
    uploaded: true,
    ready: true,
    failed: true,
    cancelled: true,
    removed: true,
    settled: true,
  } satisfies Words<UploaderEvent['type']>
  const ofHandler = { call: true, budget: true, webhook: true, claim: true } satisfies Words<
    StreamHandlerEvent['type']
  >
  expect(await namesIn('docs/events.md', 'events')).toEqual(wordsOf(types))
  expect(await namesIn('docs/events.md', 'handler events')).toEqual(wordsOf(ofHandler))
})

test('every language is listed, with the name of its export', async () => {
  const files = await readdir(new URL('../../src/locales', import.meta.url))
  const exportsOf = async (tag: string): Promise<readonly string[]> => {
    const language: object = await import(`../../src/locales/${tag}.ts`)
    return Object.keys(language)
  }
  const tags = files.map((file) => basename(file, '.ts'))
  const languages = await Promise.all(tags.map(async (tag) => [tag, await exportsOf(tag)] as const))
  const listed = (await tableOf('docs/languages.md', 'languages')).map(([tag, name]) => [
    codesIn(tag)[0],
    codesIn(name),
  ])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(languages))
})
