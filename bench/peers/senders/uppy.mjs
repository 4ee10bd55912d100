import Uppy from '@uppy/core'
import Tus from '@uppy/tus'
import { offer } from '../offer.mjs'

offer(({ chunkSize }) => {
  const uppy = new Uppy().use(Tus, { endpoint: '/api/stream', chunkSize })
  return async (files) => {
    uppy.addFiles(files.map((file) => ({ name: file.name, type: file.type, data: file })))
    const { failed } = await uppy.upload()
    if (failed.length > 0) throw failed[0].error
  }
})
