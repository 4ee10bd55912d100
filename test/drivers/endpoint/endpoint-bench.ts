import type { UploadOffer } from '../../../src/core/contract/ports.js'
import { type UploadErrorCode, uploadErrorOf } from '../../../src/core/model/upload-error.js'
import type { EndpointHeaders } from '../../../src/drivers/endpoint/endpoint.js'
import { createHeaderSource } from '../../../src/drivers/endpoint/header-source.js'
import { httpEndpoint } from '../../../src/drivers/endpoint/http-endpoint.js'
import { createTicketSource } from '../../../src/drivers/endpoint/ticket-source.js'
import { fakeClock } from '../../support/fake-ports.js'
import { fileOf, offerOf } from '../../support/uploads.js'

export const clock = fakeClock()
export const videoId = 'ea95132c15732412d22c1476fa83f27a'
export const uploadUrl = `https://upload.cloudflarestream.com/tus/${videoId}?tusv2=true`

export type Answer = (request: Request) => Response | Promise<Response>

/** An endpoint whose requests are answered by the test. */
export function endpointWith(answer: Answer, headers?: EndpointHeaders) {
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    requests.push(request)
    return answer(request)
  }
  return {
    requests,
    endpoint: httpEndpoint({
      url: 'https://app.test/api/stream',
      headers: createHeaderSource(() => headers),
      fetch,
      clock,
    }),
  }
}

/** Asks it for the ticket of a file. */
export function create(answer: Answer, headers?: EndpointHeaders, details: Partial<UploadOffer> = {}) {
  const { endpoint, requests } = endpointWith(answer, headers)
  return {
    requests,
    ticket: createTicketSource(() => endpoint, clock).create(
      { ...offerOf(fileOf(1000, 'Ünïcode 🎬.mp4')), ...details },
      () => {},
    ),
  }
}

export const codeOf = (promise: Promise<unknown>): Promise<UploadErrorCode> =>
  promise.then(
    () => {
      throw new Error('The request succeeded.')
    },
    (thrown: unknown) => uploadErrorOf(thrown).code,
  )
