import type { ComponentPropsWithoutRef } from 'react'
import type { StreamUploaderProps, Uploader, UploaderOptions } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { settingsOf } from '../../src/core/contract/options.js'
import { codesIn } from '../../stories/support/documented-table.js'
import { namesIn, tableOf, type Words, wordsOf } from './page.js'

const page = 'docs/reference/options.md'

test('every option is listed', async () => {
  const options = wordsOf({
    endpoint: true,
    headers: true,
    meta: true,
    accept: true,
    minFileSize: true,
    maxFileSize: true,
    maxFiles: true,
    minDurationSeconds: true,
    maxDurationSeconds: true,
    minWidth: true,
    minHeight: true,
    maxWidth: true,
    maxHeight: true,
    duplicates: true,
    concurrency: true,
    chunkSize: true,
    retry: true,
    trackProcessing: true,
    confirmLeaving: true,
    keepAwake: true,
    onStatusChange: true,
    onReady: true,
    onError: true,
    queryClient: true,
    fetch: true,
    httpStack: true,
    idleTimeout: true,
    resumeKey: true,
  } satisfies Words<keyof UploaderOptions>)
  expect(await namesIn(page, 'options')).toEqual(options)
})

test('with its default', async () => {
  const listed = (await tableOf(page, 'options')).map(([name, , value]) => [
    codesIn(name)[0],
    codesIn(value)[0],
  ])
  const expected = Object.entries(settingsOf({})).map(([name, value]) => [name, String(value)])
  expect(Object.fromEntries(listed)).toMatchObject(Object.fromEntries(expected))
})

type Own<P> = Exclude<keyof P, keyof UploaderOptions | keyof ComponentPropsWithoutRef<'div'> | 'render'>

test('every property of the components that is no option is listed', async () => {
  const ofRoot = {
    uploader: true,
    disabled: true,
    messages: true,
    paste: true,
    catchMissedDrops: true,
  } as const satisfies Words<Own<Uploader.RootProps>>
  const ofStyled = {
    dropAnywhere: true,
    folder: true,
    camera: true,
    link: true,
    editableTitles: true,
    compact: true,
  } satisfies Words<Exclude<Own<StreamUploaderProps>, keyof typeof ofRoot>>
  expect(await namesIn(page, 'root props')).toEqual(wordsOf(ofRoot))
  expect(await namesIn(page, 'styled props')).toEqual(wordsOf(ofStyled))
})
