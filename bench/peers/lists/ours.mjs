import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createUploader, StreamUploader } from 'react-stream-uploader'
import { offerList } from '../offer-list.mjs'
import 'react-stream-uploader/styles.css'

offerList(() => {
  const accepted = new Set()
  const uploader = createUploader({ endpoint: '/api/stream', onAdd: ({ id }) => accepted.add(id) })
  createRoot(document.querySelector('#root')).render(createElement(StreamUploader, { uploader }))
  const rows = () => document.querySelectorAll('.stream-uploader-row').length
  return {
    add: (files) => uploader.add(files),
    hasRows: () => document.querySelector('.stream-uploader-row') !== null,
    isComplete: () => document.querySelector('[role=list]:not([aria-busy]) .stream-uploader-row') !== null,
    isSettled: (count) => accepted.size === count,
    rows,
  }
})
