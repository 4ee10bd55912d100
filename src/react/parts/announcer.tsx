'use client'

import { type ComponentPropsWithoutRef, forwardRef, useEffect, useRef, useState } from 'react'
import type { Upload, UploadId } from '../../core/upload.js'
import { type Part, type PartOf, usePart } from '../part.js'
import { statusText } from '../upload-text.js'
import { useUploaderContext } from '../uploader-context.js'

export type AnnouncerProps = PartOf<ComponentPropsWithoutRef<'div'>, object>

/** Changes that need no words: the next one follows at once. */
const silent: ReadonlySet<Upload['status']> = new Set(['validating', 'queued', 'requesting'])

/** Says to screen readers when an upload starts, stops, is ready or fails, politely and once. Looks like nothing. */
export const Announcer: Part<AnnouncerProps, HTMLDivElement> = forwardRef(function Announcer(
  props: AnnouncerProps,
  ref,
) {
  const { uploader, messages, format } = useUploaderContext()
  const [text, setText] = useState('')
  const spoken = useRef<ReadonlyMap<UploadId, Upload['status']>>(new Map())

  useEffect(
    function announceChangesOfStatus() {
      return uploader.subscribe(() => {
        const { uploads } = uploader.getState()
        const changed = uploads.filter(
          ({ id, status }) => !silent.has(status) && spoken.current.get(id) !== status,
        )
        spoken.current = new Map(uploads.map(({ id, status }) => [id, status]))
        if (changed.length === 0) return
        const sentences = changed.map((upload) =>
          messages.announcement({
            name: upload.source.file.name,
            status: statusText(upload, messages, format),
          }),
        )
        setText(sentences.join('. '))
      })
    },
    [uploader, messages, format],
  )

  return usePart('div', {}, { role: 'status', 'aria-live': 'polite', children: text }, { ...props }, ref)
})
