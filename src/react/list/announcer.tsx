// The live region that tells screen readers what happens to the uploads.
'use client'

import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { Upload } from '../../core/model/upload.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useMessages } from '../hooks/use-messages.js'
import { type Part, type PartOf, part, usePart } from '../part/part.js'
import { useClientStyle } from '../part/use-client-style.js'
import { dueAt, GATHERING, notice, sentencesOf, spoken, startAnnouncements } from '../text/announcements.js'

export type AnnouncerProps = PartOf<'div', object>

const hidden: CSSProperties = {
  position: 'absolute',
  inlineSize: 1,
  blockSize: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
}

/** What was not said, because the code that says it was not there. */
export interface Unsaid {
  /** As they were before. */
  readonly uploads: readonly Upload[]
  readonly sentences: readonly string[]
}

/** Invisible. Says politely when an upload starts, is half done if that takes long, stops, is ready or fails; of many, how many. */
export const Announcer: Part<AnnouncerProps, 'div'> = part(function Announcer(props, ref) {
  return <Region {...props} before={null} ref={ref} />
})

type RegionProps = AnnouncerProps & { readonly before: Unsaid | null }

/** Says first what was not said before it was there. */
export const Region: Part<RegionProps, 'div'> = part(function Region({ before, ...props }, ref) {
  const { uploader, format, announcerRef } = useUploaderContext()
  const messages = useMessages()
  const [speech, setSpeech] = useState({ sentences: [] as readonly string[], count: 0 })
  const language = useRef({ messages, format })
  const unsaid = useRef(before)

  useEffect(function keepLatestLanguage() {
    // In a ref: the app may create new texts in each render, which must not drop what is about to be said.
    language.current = { messages, format }
  })

  useEffect(
    function announceChanges() {
      // Not the time of day, which can be set back.
      const now = (): number => performance.now()
      const uploads = () => uploader.getState().uploads
      let announcements = startAnnouncements(unsaid.current?.uploads ?? uploads())
      let timer: ReturnType<typeof setTimeout> | undefined
      let queued: readonly string[] = []
      let queuedAt = 0

      function say(sentences: readonly string[]): void {
        if (sentences.length > 0) setSpeech(({ count }) => ({ sentences, count: count + 1 }))
      }

      /** At once, because somebody has just done it. What follows waits until it was heard. */
      function tell(sentences: readonly string[]): void {
        if (sentences.length === 0) return
        // What was said a moment ago is said with it: screen readers may not have come to it.
        if (now() - queuedAt >= GATHERING) queued = []
        say([...new Set([...sentences, ...queued])])
        announcements = { ...announcements, spokenAt: now() }
      }

      function speakWhenDue(): void {
        clearTimeout(timer)
        const due = dueAt(announcements)
        if (due === null) return
        if (due > now()) {
          timer = setTimeout(speakWhenDue, due - now())
          return
        }
        queued = sentencesOf(announcements, uploads(), language.current.messages, language.current.format)
        queuedAt = now()
        say(queued)
        announcements = spoken(announcements, now())
      }

      function look(): void {
        announcements = notice(announcements, uploads(), now())
        speakWhenDue()
      }

      if (unsaid.current !== null) {
        tell(unsaid.current.sentences)
        unsaid.current = null
        look()
      }
      const unsubscribe = uploader.subscribe(look)
      announcerRef.current = (sentence) => tell([sentence])
      return () => {
        unsubscribe()
        clearTimeout(timer)
        announcerRef.current = null
      }
    },
    [uploader, announcerRef],
  )

  // Each sentence is a block, which screen readers hear as a pause in every language. The same words again
  // would not change the page and not be heard, so every second time they end with another kind of space.
  const { sentences, count } = speech
  const children = sentences.map((sentence) => (
    <div key={sentence}>{`${sentence}${count % 2 === 0 ? ' ' : '\u00a0'}`}</div>
  ))
  return usePart('div', {}, { role: 'status', style: useClientStyle(hidden), children }, props, ref)
})
