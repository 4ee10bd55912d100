import Uppy from '@uppy/core'
import UppyTus from '@uppy/tus'
import { createUploader } from 'react-stream-uploader'
import { Upload } from 'tus-js-client'

const endpoint = '/api/stream'

/** Each sends a file and rejects where the uploader gives up; without a chunk size, as it comes. */
const clients = {
  ours: (file) =>
    new Promise((resolve, reject) => {
      createUploader({
        endpoint,
        trackProcessing: false,
        onStatusChange: ({ status }) => status === 'uploaded' && resolve(),
        onError: ({ error }) => reject(new Error(error.code)),
      }).add([file])
    }),
  async uppy(file, chunkSize) {
    const uppy = new Uppy().use(UppyTus, { endpoint, ...(chunkSize && { chunkSize }) })
    uppy.addFile({ name: file.name, type: file.type, data: file })
    const { failed } = await uppy.upload()
    if (failed.length > 0) throw new Error('failed')
  },
  tus: (file, chunkSize) =>
    new Promise((resolve, reject) => {
      new Upload(file, {
        endpoint,
        metadata: { name: file.name, filetype: file.type },
        onSuccess: resolve,
        onError: reject,
        ...(chunkSize && { chunkSize }),
      }).start()
    }),
}

/** Milliseconds until all is sent; `null` where the uploader gave up. */
window.upload = async (client, chunkSize) => {
  const [file] = document.querySelector('input').files
  const began = performance.now()
  try {
    await clients[client](file, chunkSize)
    return performance.now() - began
  } catch {
    return null
  }
}
