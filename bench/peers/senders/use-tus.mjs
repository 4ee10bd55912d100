import { createElement, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { useTus } from 'use-tus'
import { offer } from '../offer.mjs'

/** One file, as the hook has one. */
offer(({ chunkSize }) => {
  const chosen = {}

  function Uploader() {
    const { setUpload } = useTus({ autoStart: true })
    useEffect(() => {
      chosen.start = ({ file, ...callbacks }) =>
        setUpload(file, { endpoint: '/api/stream', chunkSize, metadata: { name: file.name }, ...callbacks })
    }, [setUpload])
    return null
  }

  createRoot(document.querySelector('#root')).render(createElement(Uploader))
  return ([file]) =>
    new Promise((resolve, reject) => {
      chosen.start({ file, onSuccess: () => resolve(), onError: reject })
    })
})
