// An uploader that starts and ends with its component.
'use client'

import { QueryClientContext } from '@tanstack/react-query'
import { useContext, useEffect, useRef, useState } from 'react'
import { createUploader, type StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { UploaderOptions } from '../../browser/uploader-options.js'

/** Unmounting stops its transfers. */
export function useOwnedUploader(options: UploaderOptions): StreamUploaderHandle {
  const contextClient = useContext(QueryClientContext)
  const [uploader] = useState(() =>
    createUploader({ ...options, queryClient: options.queryClient ?? contextClient }),
  )
  const mounts = useRef(0)

  useEffect(function passOnLatestOptions() {
    uploader.configure(options)
  })

  useEffect(
    function liveWithComponent() {
      mounts.current += 1
      uploader.start()
      return () => {
        mounts.current -= 1
        // StrictMode and fast refresh mount again at once. Stop only if the component is still unmounted.
        queueMicrotask(() => {
          if (mounts.current === 0) uploader.stop()
        })
      }
    },
    [uploader],
  )

  return uploader
}
