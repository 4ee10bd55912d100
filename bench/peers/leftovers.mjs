import { QueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createUploader, StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

const GC_TIME = 500
const queryClient = new QueryClient({ defaultOptions: { queries: { gcTime: GC_TIME } } })
const counted = { ready: 0 }
const uploader = createUploader({ endpoint: '/api/stream', queryClient, onReady: () => (counted.ready += 1) })
createRoot(document.querySelector('#root')).render(createElement(StreamUploader, { uploader }))

/** Mounts and unmounts a component with an uploader of its own, so many times. */
window.mountMany = async (count) => {
  for (let time = 0; time < count; time++) {
    const place = document.body.appendChild(document.createElement('div'))
    const root = createRoot(place)
    flushSync(() => root.render(createElement(StreamUploader, { endpoint: '/api/stream', queryClient })))
    await soon()
    root.unmount()
    place.remove()
  }
  await rest()
}

/** Uploads so many files, sees each become ready, and takes all rows off the list. */
window.uploadMany = async (count) => {
  const [film] = document.querySelector('#files').files
  counted.ready = 0
  uploader.add(
    Array.from({ length: count }, (_, index) => new File([film], `${index}.mp4`, { type: film.type })),
  )
  while (counted.ready < count) await soon()
  uploader.clear()
  await rest()
}

function soon() {
  return new Promise((resolve) => {
    setTimeout(resolve, 10)
  })
}

/** Until Query has dropped what nobody watches, and what is written later has been. */
function rest() {
  return new Promise((resolve) => {
    setTimeout(resolve, GC_TIME + 5000)
  })
}
