import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { StreamUploader } from 'react-stream-uploader'
import { offer } from '../offer.mjs'
import { createOurs } from '../ours.mjs'
import 'react-stream-uploader/styles.css'

offer((options) => {
  const { uploader, send } = createOurs(options)
  createRoot(document.querySelector('#root')).render(createElement(StreamUploader, { uploader }))
  return send
})
