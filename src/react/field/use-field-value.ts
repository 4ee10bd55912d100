// The ids that a form is sent with: those that the app gives, and those of the videos that have arrived.
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { type Arrival, arrivedVideoOf } from '../../core/machine/arrival.js'
import { statusTraits } from '../../core/model/status-traits.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useStateOf } from '../hooks/use-uploader-state.js'
import { isField, type VideoFieldProps } from './field-props.js'

type Ids = readonly string[]

const none: Ids = []

interface FieldValue {
  readonly value: Ids
  /** As after a reset of the form. Deletes no video. */
  readonly reset: () => void
}

export function useFieldValue(uploader: StreamUploaderHandle, props: VideoFieldProps): FieldValue {
  const { value: given, defaultValue = none, onValueChange, counts = 'uploaded' } = props
  const isWanted = isField(props)
  const select = useCallback(
    ({ uploads }: UploaderState): Ids =>
      isWanted ? [...new Set(uploads.flatMap((upload) => arrivedVideoOf(upload, counts) ?? []))] : none,
    [isWanted, counts],
  )
  const arrived = useStateOf(uploader, select, areSame)
  const [own, setOwn] = useState(defaultValue)
  const value = given ?? own
  const last = useRef({ arrived: none, value, latest: value })

  function change(next: Ids): void {
    last.current.latest = next
    setOwn(next)
    onValueChange?.(next)
  }

  useEffect(function follow() {
    const before = last.current
    // What was passed on a moment ago may not be back from the app yet.
    const base = areSame(value, before.value) ? before.latest : value
    last.current = { arrived, value, latest: base }
    const takenOut = before.value.filter((id) => !value.includes(id))
    for (const id of takenOut) if (arrived.includes(id)) releaseVideo(uploader, id, counts)
    const gone = new Set(before.arrived.filter((id) => !arrived.includes(id)))
    const come = arrived.filter((id) => !before.arrived.includes(id) && !base.includes(id))
    const next = [...base.filter((id) => !gone.has(id)), ...come]
    if (!areSame(next, base)) change(next)
  })

  return {
    value,
    reset() {
      // As React's own inputs: what the app keeps, the app resets.
      if (given !== undefined) return
      for (const upload of uploader.getState().uploads) {
        const videoId = arrivedVideoOf(upload, 'uploaded')
        if (videoId !== null && !defaultValue.includes(videoId)) uploader.release(upload.id)
        else if (upload.status === 'rejected' || upload.status === 'cancelled') uploader.remove(upload.id)
        else if (videoId === null && statusTraits[upload.status].isLocal) uploader.withdraw(upload.id)
      }
      change(defaultValue)
    },
  }
}

function releaseVideo(uploader: StreamUploaderHandle, videoId: string, counts: Arrival): void {
  const { uploads } = uploader.getState()
  for (const upload of uploads) if (arrivedVideoOf(upload, counts) === videoId) uploader.release(upload.id)
}

function areSame(a: Ids, b: Ids): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
