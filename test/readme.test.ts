import { readFile } from 'node:fs/promises'
import { en, type UploaderOptions } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { type Retryability, retryabilityOf } from '../src/core/upload-error.js'
import { partAttributes } from '../src/react/part-attributes.js'
import { codesIn, readmeTable } from '../stories/support/readme-table.js'

const read = (path: string): Promise<string> => readFile(new URL(`../${path}`, import.meta.url), 'utf8')

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

test('the README lists every error code, and whether a retry helps', async () => {
  const words: Record<Retryability, string> = { automatic: 'by itself', 'by-hand': 'by hand', pointless: '—' }
  const expected = Object.keys(en.error).map((code) => {
    const error = { code: code as keyof typeof en.error, status: null, retryAfter: null }
    return [code, words[retryabilityOf(error)]]
  })
  const listed = (await tableOf('errors')).map(([code, , retry]) => [codesIn(code)[0], retry])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(expected))
})

test('the README lists every theme variable', async () => {
  const css = await read('src/ui/styles.css')
  const used = new Set(Array.from(css.matchAll(/var\((--uploader-[a-z-]+),/g), ([, name]) => name as string))
  const listed = (await tableOf('theme')).flatMap(([name]) => codesIn(name))
  expect(listed.toSorted()).toEqual([...used].toSorted())
})
