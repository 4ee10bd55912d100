import type { Encoding, ItemCommand, Uploader, UploadIn } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { codesIn } from '../../stories/support/documented-table.js'
import { partAttributes } from '../support/part-attributes.js'
import { read, tableOf, type Words, wordsOf } from './page.js'

const page = 'docs/reference/parts.md'

test('every part is listed, with all its attributes and variables', async () => {
  const listed = (await tableOf(page, 'parts')).map(([part, , names]) => [
    codesIn(part)[0],
    codesIn(names).toSorted(),
  ])
  const documented = Object.entries(partAttributes).map(([part, names]) => [
    part,
    Object.keys(names).toSorted(),
  ])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(documented))
})

test('and what each part can be told to do', async () => {
  const choices = (await tableOf(page, 'parts')).flatMap(([part]) => {
    const [name, choice] = codesIn(part)
    const [, words] = /"(.*)"/.exec(choice ?? '') ?? []
    return words === undefined ? [] : [[name, words.split(' / ').toSorted()]]
  })
  expect(Object.fromEntries(choices)).toEqual({
    Trigger: wordsOf({ files: true, folder: true, camera: true } satisfies Words<
      NonNullable<Uploader.TriggerProps['pick']>
    >),
    QueueAction: wordsOf({
      startAll: true,
      pauseAll: true,
      resumeAll: true,
      retryAll: true,
      tryAnyway: true,
      clear: true,
      undo: true,
    } satisfies Words<Uploader.QueueActionProps['action']>),
    ItemAction: wordsOf({
      start: true,
      pause: true,
      resume: true,
      reselect: true,
      replace: true,
      retry: true,
      confirm: true,
      undo: true,
      restart: true,
      cancel: true,
      remove: true,
    } satisfies Words<ItemCommand>),
  })
})

/** What is set as code in the page's first sentence of that form. */
const codesOf = async (sentence: RegExp): Promise<readonly string[]> =>
  codesIn(sentence.exec(await read(page))?.[1]).toSorted()

test('and every value of the attributes that the page explains', async () => {
  expect(await codesOf(/`data-cause` is (.*?),/s)).toEqual(
    wordsOf({ user: true, offline: true } satisfies Words<UploadIn<'paused'>['cause']>),
  )
  expect(await codesOf(/`data-step` is (.*?)\./s)).toEqual(
    wordsOf({ downloading: true, queued: true, encoding: true } satisfies Words<Encoding['step']>),
  )
})
