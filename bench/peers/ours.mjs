import { createUploader } from 'react-stream-uploader'

/** An uploader, and a function that adds files to it and resolves once all bytes of each have arrived. */
export function createOurs({ uploadOrigin }) {
  let left = 0
  let end = null
  const uploader = createUploader({
    endpoint: '/api/stream',
    uploadOrigin,
    trackProcessing: false,
    onStatusChange({ status }) {
      if (status === 'uploaded') left -= 1
      if (left === 0) end?.resolve()
    },
    onReject: ({ rejections }) => end.reject(new Error(rejections[0].code)),
    onError: ({ error }) => end.reject(new Error(error.code)),
  })
  const send = (files) =>
    new Promise((resolve, reject) => {
      end = { resolve, reject }
      left = files.length
      uploader.add(files)
    })
  return { uploader, send }
}
