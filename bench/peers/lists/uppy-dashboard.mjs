import Uppy from '@uppy/core'
import Dashboard from '@uppy/dashboard'
import Tus from '@uppy/tus'
import { offerList } from '../offer-list.mjs'
import '@uppy/core/css/style.min.css'
import '@uppy/dashboard/css/style.min.css'

offerList(() => {
  const uppy = new Uppy({ autoProceed: true })
    .use(Dashboard, { target: '#root', inline: true })
    .use(Tus, { endpoint: '/api/stream', chunkSize: 52_428_800 })
  const rows = () => document.querySelectorAll('.uppy-Dashboard-Item').length
  return {
    add: (files) => uppy.addFiles(files.map((file) => ({ name: file.name, type: file.type, data: file }))),
    hasRows: () => rows() > 0,
    // It has only those in view.
    isComplete: () => rows() > 0,
    isSettled: (count) => uppy.getFiles().length === count,
    rows,
  }
})
