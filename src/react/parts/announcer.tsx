'use client'

import { type ComponentPropsWithoutRef, type CSSProperties, forwardRef, useEffect, useState } from 'react'
import { nameOf, type Upload, type UploadId } from '../../core/upload.js'
import { nameInText } from '../name-in-text.js'
import { type Part, type PartOf, usePart } from '../part.js'
import { statusText } from '../upload-text.js'
import { useUploaderContext } from '../uploader-context.js'

export type AnnouncerProps = PartOf<ComponentPropsWithoutRef<'div'>, object>

/** Changes that need no words: the next one follows at once. */
const silent: ReadonlySet<Upload['status']> = new Set(['validating', 'queued', 'requesting'])

/** Milliseconds in which changes are gathered: a live region that changes faster is heard in part. */
const GATHERING = 400

const hidden: CSSProperties = {
  position: 'absolute',
  inlineSize: 1,
  blockSize: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
}

/** Says to screen readers when an upload starts, stops, is ready or fails, politely and once. Not to be seen. */
export const Announcer: Part<AnnouncerProps, HTMLDivElement> = forwardRef(function Announcer(
  props: AnnouncerProps,
  ref,
) {
  const { uploader, messages, format } = useUploaderContext()
  const [text, setText] = useState('')

  useEffect(
    function announceChangesOfStatus() {
      const statusesNow = (): Map<UploadId, Upload['status']> =>
        new Map(uploader.getState().uploads.map(({ id, status }) => [id, status]))
      let known = statusesNow()
      let gathered: string[] = []
      let timer: ReturnType<typeof setTimeout> | undefined

      function speak(): void {
        timer = undefined
        const sentences = gathered.join(' ')
        gathered = []
        // The same words again would be no change to the page, and not be heard.
        setText((last) => (last === sentences ? `${sentences}\u00a0` : sentences))
      }

      const leave = uploader.subscribe(() => {
        for (const upload of uploader.getState().uploads) {
          if (silent.has(upload.status) || known.get(upload.id) === upload.status) continue
          const status = statusText(upload, messages, format)
          gathered.push(
            ended(messages.announcement({ name: nameInText(nameOf(upload), messages.locale), status })),
          )
        }
        known = statusesNow()
        if (gathered.length > 0) timer ??= setTimeout(speak, GATHERING)
      })
      return () => {
        leave()
        clearTimeout(timer)
      }
    },
    [uploader, messages, format],
  )

  return usePart('div', {}, { role: 'status', style: hidden, children: text }, { ...props }, ref)
})

function ended(sentence: string): string {
  return /[.!?。！？؟]$/.test(sentence) ? sentence : `${sentence}.`
}
