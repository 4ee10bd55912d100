import { addressFor, inPool, offer } from '../offer.mjs'

/** The limit: one PUT of the `File`, or of a slice of it. It continues nothing. */
offer(
  ({ sliced }) =>
    (files) =>
      inPool(3, files, async (file) => put(await addressFor(file), sliced ? file.slice(0) : file)),
)

function put(url, body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.addEventListener('load', () => (request.status === 200 ? resolve() : reject(request.status)))
    request.addEventListener('error', reject)
    request.send(body)
  })
}
