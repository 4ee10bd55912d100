import type { ReactNode } from 'react'
import { StreamUploader, type Upload } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import { uploaderWith } from 'react-stream-uploader/testing'
import { ownIcons } from '../examples/own-looks.js'
import * as uploads from '../support/uploads.js'

interface Fact {
  readonly title: string
  readonly more: string
  readonly picture: ReactNode
}

/** The uploader itself, drawn small: so a picture cannot be out of date. */
const rows = (...given: readonly Upload[]) => uploaderWith(given, { rules: { accept: 'video/*' } })

const facts: readonly Fact[] = [
  {
    title: 'Goes on after a reload',
    more: 'In Chromium with one click, and without choosing the file again. Elsewhere people choose it once more.',
    picture: <StreamUploader uploader={rows(uploads.interrupted())} />,
  },
  {
    title: 'Waits for the connection',
    more: 'It goes on by itself, from the last byte that arrived. No video is created twice.',
    picture: (
      <StreamUploader
        uploader={uploaderWith([uploads.opened(uploads.paused('offline'), 'boat')], { isOnline: false })}
      />
    ),
  },
  {
    title: 'Several tabs, one upload',
    more: 'The second tab shows what the first one sends, and takes over when that is closed.',
    picture: <StreamUploader uploader={rows(uploads.elsewhere('sending'))} />,
  },
  {
    title: 'Says what to do',
    more: 'What is wrong and what helps: a sentence and a button for people, a code for you.',
    picture: <StreamUploader uploader={rows(uploads.opened(uploads.failedOnTheWay('network'), 'market'))} />,
  },
  {
    title: 'Eight languages',
    more: 'From right to left too. Every text is a function of yours, if you want other words.',
    picture: (
      <StreamUploader
        messages={ar}
        uploader={rows(uploads.opened(uploads.uploading({ name: 'الميناء عند الفجر.mov' }), 'bay'))}
      />
    ),
  },
  {
    title: 'Your parts, your look',
    more: 'Variables, class names, icons and slots; the parts in your own markup; or the hook alone.',
    picture: (
      <StreamUploader
        className="shop-own"
        icons={ownIcons}
        uploader={rows(uploads.opened(uploads.ready(), 'bay'), uploads.uploading({ name: 'Moorings.mov' }))}
      />
    ),
  },
]

export function Facts() {
  return (
    <section aria-label="What it does">
      <ul className="shop-facts">
        {facts.map(({ title, more, picture }) => (
          <li key={title}>
            <div className="shop-picture" inert>
              <div>{picture}</div>
            </div>
            <h2>{title}</h2>
            <p>{more}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
