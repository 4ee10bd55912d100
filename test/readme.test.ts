import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ComponentPropsWithoutRef } from 'react'
import {
  type Encoding,
  en,
  type ItemCommand,
  type StreamUpload,
  type StreamUploaderProps,
  type Uploader,
  type UploaderOptions,
  type UploadIn,
  type UploadStatus,
} from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { settingsOf } from '../src/core/contract/options.js'
import { type Retryability, retryabilityOf } from '../src/core/model/upload-error.js'
import { codesIn, readmeTable } from '../stories/support/readme-table.js'
import { partAttributes } from './support/part-attributes.js'

const read = (path: string): Promise<string> => readFile(new URL(`../${path}`, import.meta.url), 'utf8')

/** Each word of a union: one that is missing is a type error. */
type Words<T extends string> = { readonly [W in T]: true }

const wordsOf = (words: Words<string>): readonly string[] => Object.keys(words).toSorted()

/** What is set as code in the README's first sentence of that form. */
const codesOf = async (sentence: RegExp): Promise<readonly string[]> =>
  codesIn(sentence.exec(await read('README.md'))?.[1]).toSorted()

const tableOf = async (name: string) => readmeTable(await read('README.md'), name)

test('the README lists every option', async () => {
  const options: { readonly [K in keyof UploaderOptions]-?: true } = {
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
  }
  const listed = (await tableOf('options')).flatMap(([name]) => codesIn(name))
  expect(listed.toSorted()).toEqual(Object.keys(options).toSorted())
})

test('the README has the defaults of the options', async () => {
  const defaults = (await tableOf('options')).map(([name, , value]) => [codesIn(name)[0], codesIn(value)[0]])
  const expected = Object.entries(settingsOf({})).map(([name, value]) => [name, String(value)])
  expect(Object.fromEntries(defaults)).toMatchObject(Object.fromEntries(expected))
})

test('the README names every property of the styled uploader that is no option', async () => {
  type Own = Exclude<keyof StreamUploaderProps, keyof UploaderOptions | keyof ComponentPropsWithoutRef<'div'>>
  const own = wordsOf({
    uploader: true,
    disabled: true,
    messages: true,
    paste: true,
    catchMissedDrops: true,
    dropAnywhere: true,
    folder: true,
    camera: true,
    link: true,
    editableTitles: true,
    compact: true,
  } satisfies Words<Own>)
  const [, paragraph] =
    /^(`<StreamUploader>` and `<Uploader\.Root>` also take .*?)\n\n/ms.exec(await read('README.md')) ?? []
  const named = new Set(codesIn(paragraph))
  expect(own.filter((name) => !named.has(name))).toEqual([])
})

test('the README lists every part, with all its attributes and variables', async () => {
  const listed = (await tableOf('parts')).map(([part, , names]) => [
    codesIn(part)[0],
    codesIn(names).toSorted(),
  ])
  const documented = Object.entries(partAttributes).map(([part, names]) => [
    part,
    Object.keys(names).toSorted(),
  ])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(documented))
})

test('the README lists what each part can be told to do', async () => {
  const choices = (await tableOf('parts')).flatMap(([part]) => {
    const [name, choice] = codesIn(part)
    const [, words] = /"(.*)"/.exec(choice ?? '') ?? []
    return words === undefined ? [] : [[name, words.split(' / ').toSorted()]]
  })
  expect(Object.fromEntries(choices)).toEqual({
    Trigger: wordsOf({ files: true, folder: true, camera: true } satisfies Words<
      NonNullable<Uploader.TriggerProps['pick']>
    >),
    QueueAction: wordsOf({
      pauseAll: true,
      resumeAll: true,
      clear: true,
    } satisfies Words<Uploader.QueueActionProps['action']>),
    ItemAction: wordsOf({
      pause: true,
      resume: true,
      reselect: true,
      retry: true,
      confirm: true,
      cancel: true,
      remove: true,
    } satisfies Words<ItemCommand>),
  })
})

test('the README has every value of the attributes that it explains', async () => {
  expect(await codesOf(/`data-cause` is (.*?),/s)).toEqual(
    wordsOf({ user: true, offline: true } satisfies Words<UploadIn<'paused'>['cause']>),
  )
  expect(await codesOf(/`data-step` is (.*?)\./s)).toEqual(
    wordsOf({ downloading: true, queued: true, encoding: true } satisfies Words<Encoding['step']>),
  )
})

test('the README lists every status', async () => {
  const statuses = wordsOf({
    validating: true,
    rejected: true,
    interrupted: true,
    reopening: true,
    elsewhere: true,
    queued: true,
    requesting: true,
    uploading: true,
    paused: true,
    processing: true,
    ready: true,
    uploaded: true,
    failed: true,
    cancelled: true,
  } satisfies Words<UploadStatus>)
  expect(await codesOf(/one of a union, by `status`: (.*?)\./s)).toEqual(statuses)
})

test('the README shows everything that the hook answers', async () => {
  const answered = wordsOf({
    uploads: true,
    totals: true,
    isOnline: true,
    uploader: true,
    add: true,
    addLink: true,
    pause: true,
    resume: true,
    reselect: true,
    cancel: true,
    retry: true,
    confirm: true,
    rename: true,
    remove: true,
    pauseAll: true,
    resumeAll: true,
    clear: true,
  } satisfies Words<keyof StreamUpload>)
  const [, shown = ''] = /^const \{([^}]*)\} = useStreamUpload/m.exec(await read('README.md')) ?? []
  expect(shown.match(/\w+/g)?.toSorted()).toEqual(answered)
})

test('the README lists every error code, and whether a retry helps', async () => {
  const words: Record<Retryability, string> = { automatic: 'by itself', manual: 'by hand', never: '—' }
  const expected = Object.keys(en.error).map((code) => {
    const error = { code: code as keyof typeof en.error, status: null, retryAfter: null }
    return [code, words[retryabilityOf(error)]]
  })
  const listed = (await tableOf('errors')).map(([code, , retry]) => [codesIn(code)[0], retry])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(expected))
})

test('the README lists every reason to reject a file or link', async () => {
  const listed = await codesOf(/A file that breaks a rule is `rejected` (.*?)\n\n/s)
  expect(listed).toEqual(Object.keys(en.rejection).toSorted())
})

test('the README lists every language', async () => {
  const tags = (await readdir(new URL('../src/locales', import.meta.url))).map((file) =>
    basename(file, '.ts'),
  )
  const named = await codesOf(/^(`ar`, .*?): each a file/ms)
  expect(tags.filter((tag) => !named.includes(tag))).toEqual([])
})

test.each(['README.md', 'stories/guides/errors.mdx'])(
  '%s names the statuses that pass by themselves',
  async (page) => {
    const codes = Object.keys(en.error) as (keyof typeof en.error)[]
    const byHand = codes.filter(
      (code) => retryabilityOf({ code, status: null, retryAfter: null }) === 'manual',
    )
    const passing = Array.from({ length: 200 }, (_, index) => 400 + index).filter((status) =>
      byHand.every((code) => retryabilityOf({ code, status, retryAfter: null }) === 'automatic'),
    )
    const [, named = ''] = /((?:\d{3}, )+\d{3}) or 5xx/.exec(await read(page)) ?? []
    expect(passing.filter((status) => status < 500)).toEqual(named.split(', ').map(Number))
    expect(passing.filter((status) => status >= 500)).toHaveLength(100)
  },
)

test('the README lists every theme variable', async () => {
  const css = await read('src/ui/styles.css')
  const used = new Set(Array.from(css.matchAll(/var\((--uploader-[a-z-]+),/g), ([, name]) => name as string))
  const listed = (await tableOf('theme')).flatMap(([name]) => codesIn(name))
  expect(listed.toSorted()).toEqual([...used].toSorted())
  expect(await read('docs/side-by-side.md')).toContain(`| looks | ${used.size} variables, `)
})
