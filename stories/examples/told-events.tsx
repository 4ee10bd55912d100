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
      <EventLog heading="In the page" events={events} />
    </>
  )
}

interface EventLogProps {
  readonly heading: string
  readonly events: readonly { readonly type: string }[]
}

export function EventLog({ heading, events }: EventLogProps) {
  const lines = events.map(({ type, ...rest }) => `${type.padEnd(9)} ${JSON.stringify(rest)}`)
  return (
    <section className="events">
      <h2>{heading}</h2>
      <pre>{lines.join('\n')}</pre>
    </section>
  )
}
