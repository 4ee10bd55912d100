import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildTusClient } from '../../scripts/tus-client.mjs'
import type { HttpRequest, HttpStack } from '../../src/drivers/tus/http-stack.js'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tus-client-'))
  await buildTusClient(folder)
})

afterAll(() => rm(folder, { recursive: true }))

/** A server that takes what it is sent. */
function takingStack(sent: string[]): HttpStack {
  let offset = 0
  return {
    getName: () => 'taking',
    createRequest(method, url): HttpRequest {
      return {
        getMethod: () => method,
        getURL: () => url,
        setHeader() {},
        getHeader: () => undefined,
        setProgressHandler() {},
        async send(body) {
          sent.push(`${method} ${url} ${body?.size ?? 0}`)
          offset += body?.size ?? 0
          const headers: Record<string, string> = {
            'Upload-Offset': String(offset),
            'Upload-Length': '10',
            Location: '../files/1',
          }
          return {
            getStatus: () => (method === 'POST' ? 201 : 204),
            getHeader: (name) => headers[name],
            getBody: () => '',
            getUnderlyingObject: () => null,
          }
        },
        abort: async () => {},
        getUnderlyingObject: () => null,
      }
    },
  }
}

interface Client {
  readonly Upload: new (file: Blob, options: object) => { start(): void }
}

const load = async (): Promise<Client> =>
  import(/* @vite-ignore */ pathToFileURL(join(folder, 'tus-client-browser.js')).href)

async function upload(options: object): Promise<readonly string[]> {
  const { Upload } = await load()
  const sent: string[] = []
  const file = new Blob(['0123456789'])
  await new Promise<void>((onSuccess, onError) =>
    new Upload(file, {
      chunkSize: 4,
      httpStack: takingStack(sent),
      storeFingerprintForResuming: false,
      fingerprint: async () => '',
      fileReader: {
        openFile: async () => ({
          size: file.size,
          slice: async (start: number, end: number) => ({
            value: file.slice(start, end),
            done: end >= file.size,
          }),
          close() {},
        }),
      },
      onSuccess,
      onError,
      ...options,
    }).start(),
  )
  return sent
}

test('tus-js-client for browsers sends a file to an upload that is there', async () => {
  expect(await upload({ uploadUrl: 'https://upload.test/1' })).toEqual([
    'HEAD https://upload.test/1 0',
    'PATCH https://upload.test/1 4',
    'PATCH https://upload.test/1 4',
    'PATCH https://upload.test/1 2',
  ])
})

// Nothing here creates uploads, but what stands in for two of its packages must do what they do.
test('it creates one too, and follows an address that is relative', async () => {
  const [created, first] = await upload({
    endpoint: 'https://upload.test/tus/new',
    metadata: { filename: 'Größe 🏖️.mp4' },
  })
  expect([created, first]).toEqual([
    'POST https://upload.test/tus/new 0',
    'PATCH https://upload.test/files/1 4',
  ])
})

test('it names its authors, and brings nothing of what browsers have', async () => {
  const code = await readFile(join(folder, 'tus-client-browser.js'), 'utf8')
  expect(code).toMatch(/^\/\*! tus-js-client \d+\.\d+\.\d+, MIT/)
  expect(code).not.toMatch(/slashes|fromUint8Array|localStorage/)
  expect(await readFile(join(folder, 'tus-js-client.LICENSE'), 'utf8')).toContain('MIT License')
})
