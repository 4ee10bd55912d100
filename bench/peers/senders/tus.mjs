import { Upload } from 'tus-js-client'
import { inPool, offer } from '../offer.mjs'

offer(
  ({ chunkSize }) =>
    (files) =>
      inPool(
        3,
        files,
        (file) =>
          new Promise((resolve, reject) => {
            new Upload(file, {
              endpoint: '/api/stream',
              chunkSize,
              metadata: { name: file.name, filetype: file.type },
              onSuccess: () => resolve(),
              onError: reject,
            }).start()
          }),
      ),
)
