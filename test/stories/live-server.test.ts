import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createLiveMiddleware } from '../../.storybook/live-server.js'
import { type Conditions, faults } from '../../stories/support/conditions.js'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Storybook's server, as far as it is ours. */
async function startServer() {
  const middleware = createLiveMiddleware()
  const server = createServer((request, response) =>
    middleware(request, response, () => response.writeHead(404).end()),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const impose = (conditions: unknown): Promise<Response> =>
    fetch(`${origin}/stream-emulator/_conditions`, { method: 'PUT', body: JSON.stringify(conditions) })
  return {
    impose,
    create: () =>
      fetch(`${origin}/api/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ name: 'a.mp4', size: 10, type: 'video/mp4', lastModified: 0 }),
      }),
    conditions: async (conditions: Partial<Conditions>): Promise<void> => {
      expect((await impose({ network: 'full', fault: 'none', ...conditions })).status).toBe(204)
    },
  }
}

type Server = Awaited<ReturnType<typeof startServer>>

async function uploadUrlOf({ create }: Server): Promise<string> {
  const { uploadUrl } = (await (await create()).json()) as { uploadUrl: string }
  return uploadUrl
}

const sendTo = (uploadUrl: string): Promise<Response> =>
  fetch(uploadUrl, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(10),
  })

test('without conditions an upload arrives', async () => {
  const server = await startServer()
  expect((await sendTo(await uploadUrlOf(server))).status).toBe(204)
})

test('the endpoint fails as long as it is told to', async () => {
  const server = await startServer()
  await server.conditions({ fault: 'endpoint-401' })
  const refused = await server.create()
  expect(refused.status).toBe(401)
  expect(await refused.json()).toMatchObject({ error: { code: 'unauthorized' } })
  await server.conditions({ fault: 'none' })
  expect((await server.create()).status).toBe(201)
})

test('the upload server fails as long as it is told to', async () => {
  const server = await startServer()
  const uploadUrl = await uploadUrlOf(server)
  await server.conditions({ fault: 'unavailable' })
  expect((await sendTo(uploadUrl)).status).toBe(503)
  expect((await sendTo(uploadUrl)).status).toBe(503)
  await server.conditions({ fault: 'none' })
  expect((await sendTo(uploadUrl)).status).toBe(204)
})

test('offline, nothing is reached', async () => {
  const server = await startServer()
  const uploadUrl = await uploadUrlOf(server)
  await server.conditions({ network: 'offline' })
  await expect(sendTo(uploadUrl)).rejects.toThrow()
  await expect(server.create()).rejects.toThrow()
})

test('what is no name of a condition changes nothing', async () => {
  const server = await startServer()
  await server.conditions({ fault: 'endpoint-500' })
  const unknown = [{ network: 'full', fault: 'toString' }, { network: 7, fault: 'none' }, 'none', null]
  for (const conditions of unknown) {
    expect((await server.impose(conditions)).status).toBe(400)
  }
  expect((await server.create()).status).toBe(500)
})

test('every fault of the toolbar can be chosen', async () => {
  const server = await startServer()
  for (const fault of Object.keys(faults) as (keyof typeof faults)[]) await server.conditions({ fault })
})
