import { createStreamEmulator, type RequestKind } from 'react-stream-uploader/emulator'
import { expect, test } from 'vitest'
import { bearer, streamApi } from '../stream-client.js'

const uid = '0123456789abcdef0123456789abcdef'
const stream = 'https://stream.test'

/** A request of each kind; a delivery is none to the emulator. */
const requests: Readonly<Record<Exclude<RequestKind, 'delivery'>, readonly [string, string]>> = {
  preflight: ['OPTIONS', `${stream}/tus/${uid}`],
  create: ['POST', `${streamApi}?direct_user=true`],
  head: ['HEAD', `${stream}/tus/${uid}?tusv2=true`],
  patch: ['PATCH', `${stream}/tus/${uid}?tusv2=true`],
  terminate: ['DELETE', `${stream}/tus/${uid}?tusv2=true`],
  'basic-create': ['POST', `${streamApi}/direct_upload`],
  'basic-upload': ['POST', `${stream}/${uid}`],
  copy: ['POST', `${streamApi}/copy`],
  list: ['GET', `${streamApi}?status=ready`],
  status: ['GET', `${streamApi}/${uid}`],
  edit: ['POST', `${streamApi}/${uid}`],
  delete: ['DELETE', `${streamApi}/${uid}`],
  token: ['POST', `${streamApi}/${uid}/token`],
  keys: ['DELETE', `${streamApi}/keys/${uid}`],
  captions: ['PUT', `${streamApi}/${uid}/captions/de`],
  downloads: ['POST', `${streamApi}/${uid}/downloads/audio`],
  watermarks: ['GET', `${streamApi}/watermarks`],
  webhook: ['PUT', `${streamApi}/webhook`],
  'storage-usage': ['GET', `${streamApi}/storage-usage`],
  thumbnail: ['GET', `${stream}/${uid}/thumbnails/thumbnail.jpg`],
  player: ['GET', `${stream}/${uid}/iframe?autoplay=true`],
  film: ['GET', `${stream}/${uid}/film`],
  other: ['GET', `${streamApi}/clip`],
}

test.each(Object.entries(requests))('a rule on %s strikes %s', async (kind, [method, url]) => {
  const emulator = createStreamEmulator()
  const on = kind as RequestKind
  emulator.fail({ on, do: { kind: 'status', status: 418 } })
  emulator.fail({ on, do: { kind: 'drop', at: 'before' } })
  const send = () => emulator.fetch(new Request(url, { method, headers: bearer }))
  expect((await send()).status).toBe(418)
  await expect(send()).rejects.toThrow('dropped the connection')
  expect(emulator.requests.map((request) => request.kind)).toEqual([kind, kind])
})
