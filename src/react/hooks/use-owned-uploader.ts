// An uploader that starts and ends with its component.
'use client'

import { QueryClientContext } from '@tanstack/react-query'
import { useContext, useEffect, useState } from 'react'
import { createUploader, type StreamUploaderHandle } from '../../browser/create-uploader.js'
import type { UploaderOptions } from '../../browser/uploader-options.js'

/** How often each is mounted: StrictMode does it twice. */
const mounts = new WeakMap<StreamUploaderHandle, number>()

/** Unmounting stops its transfers. Another `resumeKey` is another person: what runs ends, and they start with a list of their own. */
export function useOwnedUploader(options: UploaderOptions): StreamUploaderHandle {
  const contextClient = useContext(QueryClientContext)
  const { resumeKey } = options
  const own = (): Owned => {
    const queryClient = options.queryClient ?? contextClient
    return { uploader: createUploader({ ...options, queryClient }), resumeKey }
  }
  const [kept, setKept] = useState(own)
  let owned = kept
  if (kept.resumeKey !== resumeKey) {
    owned = own()
    setKept(owned)
  }
  const { uploader } = owned

  useEffect(function passOnLatestOptions() {
    uploader.configure(options)
  })

  useEffect(
    function liveWithComponent() {
      mounts.set(uploader, (mounts.get(uploader) ?? 0) + 1)
      uploader.start()
      return () => {
        mounts.set(uploader, (mounts.get(uploader) ?? 0) - 1)
        // StrictMode and fast refresh mount again at once. Stop only if the component is still unmounted.
        queueMicrotask(() => {
          if (mounts.get(uploader) === 0) uploader.stop()
        })
      }
    },
    [uploader],
  )

  return uploader
}

interface Owned {
  readonly uploader: StreamUploaderHandle
  readonly resumeKey: string | null | undefined
}
