import { useState } from 'react'
import { StreamUploader, type UploaderEvent } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

/** The uploader, and its last events, the newest first. */
export function MeasuredUploads() {
  const [events, setEvents] = useState<readonly UploaderEvent[]>([])
  const tell = (event: UploaderEvent) => setEvents((earlier) => [event, ...earlier].slice(0, 50))
  return (
    <>
      <StreamUploader endpoint="/api/stream" accept="video/*" onEvent={tell} />
      <EventList heading="In the page" events={events} />
    </>
  )
}

interface EventListProps {
  readonly heading: string
  readonly events: readonly { readonly type: string }[]
}

export function EventList({ heading, events }: EventListProps) {
  return (
    <section className="events">
      <h2>{heading}</h2>
      <ol reversed>
        {events.map(({ type, ...rest }, index) => (
          <li key={events.length - index}>
            <b>{type}</b> <code>{JSON.stringify(rest)}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}
