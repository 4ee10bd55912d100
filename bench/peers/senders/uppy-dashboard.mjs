import Uppy from '@uppy/core'
import Dashboard from '@uppy/dashboard'
import Tus from '@uppy/tus'
import { offer } from '../offer.mjs'
import '@uppy/core/css/style.min.css'
import '@uppy/dashboard/css/style.min.css'

offer(({ chunkSize }) => {
  const uppy = new Uppy()
    .use(Dashboard, { target: '#root', inline: true })
    .use(Tus, { endpoint: '/api/stream', chunkSize })
  return async (files) => {
    uppy.addFiles(files.map((file) => ({ name: file.name, type: file.type, data: file })))
    const { failed } = await uppy.upload()
    if (failed.length > 0) throw failed[0].error
  }
})
