// API call: captions. For Cloudflare's own client only; nothing else in this package uses it.

import type { Account } from '../../account/account.js'
import { badRequest, failure, notFound, success } from '../../http/api-envelope.js'
import { receive } from '../../http/body-stream.js'
import type { IncomingRequest } from '../../http/incoming-request.js'
import { readForm } from '../../http/read-body.js'
import type { Caption, VideoRecord } from '../../videos/video-record.js'
import type { VideoStore } from '../../videos/video-store.js'

const MAX_CAPTION_BYTES = 10_000_000
const generatable: ReadonlySet<string> = new Set('cs nl en fr de it ja ko pl pt ru es'.split(' '))

/**
 * `/accounts/{id}/stream/{uid}/captions[/{language}[/generate|/vtt]]`: one set of subtitles a language,
 * sent or generated.
 * @see https://developers.cloudflare.com/stream/edit-videos/adding-captions/
 */
export async function captions(
  { store }: Account,
  video: VideoRecord,
  request: IncomingRequest,
  rest: readonly string[],
): Promise<Response> {
  const { method } = request
  const [language, action, ...more] = rest
  if (more.length > 0) return notFound()
  if (language === undefined) {
    if (method !== 'GET') return notFound()
    return success([...video.captions].map(([tag, caption]) => captionObject(store, tag, caption)))
  }
  const label = labelOf(language)
  if (label === null) return badRequest('The language must be a BCP 47 tag')
  if (action === undefined && method === 'PUT') return sendCaption(store, video, language, request)
  if (action === 'generate' && method === 'POST') return generate(store, video, language)

  const caption = video.captions.get(language)
  if (caption === undefined) return notFound()
  if (action === 'vtt' && method === 'GET') {
    return new Response(caption.vtt, { headers: { 'content-type': 'text/vtt' } })
  }
  if (action !== undefined) return notFound()
  if (method === 'GET') return success(captionObject(store, language, caption))
  if (method !== 'DELETE') return notFound()
  video.captions.delete(language)
  return success('')
}

async function sendCaption(
  store: VideoStore,
  video: VideoRecord,
  language: string,
  request: IncomingRequest,
): Promise<Response> {
  const form = await readForm(receive(request), request.headers, MAX_CAPTION_BYTES)
  if (form === 'too-large') return failure(413, 10_005, 'Captions must have 10 MB at most')
  const file = form?.get('file')
  // Cloudflare's own client sends the text as a plain field.
  const vtt = file instanceof Blob ? await file.text() : (file ?? '')
  if (!vtt.startsWith('WEBVTT')) return badRequest('The field file must be WebVTT')
  const caption = { generated: false, readyAt: store.now(), vtt }
  video.captions.set(language, caption)
  return success(captionObject(store, language, caption))
}

function generate(store: VideoStore, video: VideoRecord, language: string): Response {
  if (!generatable.has(language)) return badRequest('Captions cannot be generated in this language')
  if (!store.encodingOf(video).readyToStream) return badRequest('The video must be ready first')
  if (video.captions.has(language)) return badRequest('There are captions in this language')
  const readyAt = store.now() + store.settings.encoding.extrasMs
  const caption = { generated: true, readyAt, vtt: 'WEBVTT\n\n00:00.000 --> 00:01.000\n…\n' }
  video.captions.set(language, caption)
  return success(captionObject(store, language, caption))
}

function captionObject(
  store: VideoStore,
  language: string,
  { generated, readyAt }: Caption,
): Record<string, unknown> {
  const label = `${labelOf(language)}${generated ? ' (auto-generated)' : ''}`
  return { language, label, generated, status: store.now() >= readyAt ? 'ready' : 'inprogress' }
}

/** The language's own name; `null` if there is no such tag. */
function labelOf(language: string): string | null {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  } catch {
    return null
  }
}
