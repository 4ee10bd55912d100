import { createUpload } from '@mux/upchunk'
import { addressFor, offer } from '../offer.mjs'

/** One file, in the chunks of 30 MiB that it has by default. */
offer(
  () =>
    ([file]) =>
      new Promise((resolve, reject) => {
        const upload = createUpload({ endpoint: addressFor, file })
        upload.on('success', () => resolve())
        upload.on('error', ({ detail }) => reject(new Error(detail.message)))
      }),
)
