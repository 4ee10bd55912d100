import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type Messages, StreamUploader, type StreamUploaderHandle } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import 'react-stream-uploader/single.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import type { MessageScene } from './message-scenes.js'
import { placesOf } from './places-of.js'
import './reference.css'
import { sceneOf, speak } from './spoken-messages.js'

export interface MessageBenchProps {
  /** The path of a text, for example `trigger` or `error.network`. */
  readonly message: string
  /** Replaces the text; leave it empty for the original. */
  readonly words: string
  readonly messages: Messages
  readonly dir: 'ltr' | 'rtl' | undefined
}

/** An uploader that shows one of its texts, and every place where it does. */
export function MessageBench({ message, words, messages, dir }: MessageBenchProps) {
  const [stage, setStage] = useState<HTMLElement | null>(null)
  const { messages: spoken, said } = useMemo(
    () => speak(messages, message, words),
    [messages, message, words],
  )
  const subscribe = useCallback(
    (listener: () => void) => {
      const observer = new MutationObserver(listener)
      if (stage !== null) {
        observer.observe(stage, { attributes: true, childList: true, characterData: true, subtree: true })
      }
      return () => observer.disconnect()
    },
    [stage],
  )
  const places = useSyncExternalStore(subscribe, () =>
    stage === null ? '' : [...new Set(placesOf(stage, said).map(({ where }) => where))].join('\n'),
  )
  useEffect(
    function outlinePlaces() {
      if (stage === null || places === '') return
      const elements = placesOf(stage, said).map(({ element }) => element)
      for (const element of elements) element.dataset['said'] = ''
      return () => elements.forEach((element) => delete element.dataset['said'])
    },
    [stage, said, places],
  )
  return (
    <div className="bench">
      <p>
        <code>{message}</code> is
      </p>
      <ul className="bench-places">
        {places.split('\n').map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
      <div ref={setStage}>
        <Speaker
          key={`${message} ${words} ${messages.locale}`}
          scene={sceneOf(message)}
          messages={spoken}
          dir={dir}
        />
      </div>
    </div>
  )
}

interface SpeakerProps extends Pick<MessageBenchProps, 'messages' | 'dir'> {
  readonly scene: MessageScene
}

function Speaker({ scene, messages, dir }: SpeakerProps) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [uploader] = useState(() => uploaderIn(scene))
  const { act, field, layout } = scene
  useEffect(
    function actAsAPerson() {
      if (element !== null) act?.(element)
    },
    [element, act],
  )
  const uploaderElement = (
    <StreamUploader
      {...field}
      ref={setElement}
      uploader={uploader}
      layout={layout}
      link
      folder
      camera
      editableTitles
      messages={messages}
      dir={dir}
    />
  )
  return field === undefined ? uploaderElement : <form>{uploaderElement}</form>
}

const rules = { accept: 'video/*', maxFiles: 5, maxFileSize: 2_000_000_000 }

/** Milliseconds. What is there from the start is not announced. */
const A_MOMENT = 200

function uploaderIn({
  uploads = [],
  removed = [],
  isOnline = true,
  next,
  fields = [],
}: MessageScene): StreamUploaderHandle {
  const before = uploaderWith(uploads, { rules, removed, isOnline, fields })
  if (next === undefined) return before
  const after = uploaderWith(next, { rules })
  let current = before
  return {
    ...before,
    getState: () => current.getState(),
    getUpload: (id) => current.getUpload(id),
    add: () => next.slice(-1).map(({ id }) => id),
    subscribe(listener) {
      const timer = setTimeout(() => {
        current = after
        listener()
      }, A_MOMENT)
      return () => clearTimeout(timer)
    },
  }
}
