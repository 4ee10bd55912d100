import type { ComponentPropsWithoutRef } from 'react'
import type { StreamUploaderProps, Uploader, UploaderOptions } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { settingsOf } from '../../src/core/contract/options.js'
import { optionNames } from '../../src/react/hooks/uploader-props.js'
import { codesIn } from '../../stories/support/documented-table.js'
import { namesIn, tableOf, type Words, wordsOf } from './page.js'

const page = 'docs/reference/options.md'

test('every option is listed', async () => {
  expect(await namesIn(page, 'options')).toEqual(Object.keys(optionNames).toSorted())
})

test('with its default', async () => {
  const listed = (await tableOf(page, 'options')).map(([name, , value]) => [
    codesIn(name)[0],
    codesIn(value)[0],
  ])
  const expected = Object.entries(settingsOf({})).map(([name, value]) => [name, String(value)])
  expect(Object.fromEntries(listed)).toMatchObject(Object.fromEntries(expected))
})

/** A `div` has a `defaultValue` too, which means nothing. */
type OfDiv = Exclude<keyof ComponentPropsWithoutRef<'div'>, 'defaultValue'>

type Own<P> = Exclude<keyof P, keyof UploaderOptions | OfDiv | 'render'>

test('every property of the components that is no option is listed', async () => {
  const ofRoot = {
    uploader: true,
    disabled: true,
    messages: true,
    paste: true,
    catchMissedDrops: true,
    name: true,
    required: true,
    form: true,
    readOnly: true,
    invalid: true,
    counts: true,
    holdSubmit: true,
    onHoldChange: true,
    value: true,
    defaultValue: true,
    onValueChange: true,
    sortable: true,
    onReorder: true,
  } as const satisfies Words<Own<Uploader.RootProps>>
  const ofStyled = {
    dropAnywhere: true,
    folder: true,
    camera: true,
    link: true,
    editableTitles: true,
    compact: true,
    layout: true,
    disabledReason: true,
    icons: true,
    slots: true,
    classNames: true,
  } satisfies Words<Exclude<Own<StreamUploaderProps>, keyof typeof ofRoot>>
  expect(await namesIn(page, 'root props')).toEqual(wordsOf(ofRoot))
  expect(await namesIn(page, 'styled props')).toEqual(wordsOf(ofStyled))
})

test('and each of them is in the page that is written from the types', async () => {
  const generated = 'docs/reference/props.md'
  expect(await namesIn(generated, 'options')).toEqual(await namesIn(page, 'options'))
  const ofRoot = (await namesIn(page, 'root props')).filter((name) => name !== 'uploader')
  expect(await namesIn(generated, 'properties of both components')).toEqual(ofRoot)
  expect(await namesIn(generated, 'properties of StreamUploader')).toEqual(
    await namesIn(page, 'styled props'),
  )
})
