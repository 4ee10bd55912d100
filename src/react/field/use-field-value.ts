// The ids that a form is sent with: those that the app gives, and those of the videos that have arrived.
'use client'

import { useCallback, useRef, useState } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { callHost } from '../../browser/host-errors.js'
import { type Arrival, arrivedVideoOf, countedVideoOf } from '../../core/machine/arrival.js'
import { statusTraits } from '../../core/model/status-traits.js'
import type { Upload } from '../../core/model/upload.js'
import { wasThere } from '../../core/model/upload-facts.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import { useBeforePaint } from '../hooks/use-before-paint.js'
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
      isWanted ? [...new Set(uploads.flatMap((upload) => countedVideoOf(upload, counts) ?? []))] : none,
    [isWanted, counts],
  )
  const arrived = useStateOf(uploader, select, areSame)
  const [own, setOwn] = useState(() => inOrder([...defaultValue, ...arrived], arrived))
  const value = given === undefined ? own : distinct(given)
  // What is there from the beginning is no change, where the app does not say otherwise.
  const last = useRef({ arrived: given === undefined ? arrived : none, value, latest: value })

  function change(next: Ids): void {
    last.current.latest = next
    setOwn(next)
    callHost(onValueChange, next)
  }

  // Before anything else can happen: in a form that is sent in between, the video that has just arrived would be missing.
  useBeforePaint(function follow() {
    const before = last.current
    // What was passed on a moment ago may not be back from the app yet.
    const base = areSame(value, before.value) ? before.latest : value
    last.current = { arrived, value, latest: base }
    const takenOut = before.value.filter((id) => !value.includes(id))
    for (const id of takenOut) if (arrived.includes(id)) releaseVideo(uploader, id, counts)
    const putBack = value.filter((id) => !before.value.includes(id) && !arrived.includes(id))
    if (putBack.length > 0) uploader.restoreVideos(putBack)
    const gone = new Set(before.arrived.filter((id) => !arrived.includes(id)))
    const come = arrived.filter((id) => !before.arrived.includes(id) && !base.includes(id))
    const merged = [...base.filter((id) => !gone.has(id)), ...come]
    const next = areSame(arrived, before.arrived) ? merged : inOrder(merged, arrived)
    if (!areSame(next, base)) change(next)
  })

  return {
    value,
    reset() {
      // As React's own inputs: what the app keeps, the app resets.
      if (given !== undefined) return
      for (const upload of uploader.getState().uploads) {
        if (wasThere(upload)) continue
        const videoId = arrivedVideoOf(upload, 'uploaded')
        if (videoId !== null && !defaultValue.includes(videoId)) uploader.release(upload.id)
        else if (upload.status === 'rejected' || upload.status === 'cancelled') uploader.remove(upload.id)
        else if (videoId === null && isOfThisForm(upload)) uploader.withdraw(upload.id)
      }
      uploader.restoreVideos()
      const there = uploader.getState().uploads.filter(wasThere)
      const ids = there.flatMap((upload) => arrivedVideoOf(upload, counts) ?? [])
      change(inOrder([...defaultValue, ...ids], ids))
    },
  }
}

/** What an earlier visit has left, and what another tab sends, a reset leaves alone. */
function isOfThisForm({ status }: Upload): boolean {
  return status === 'validating' || statusTraits[status].isLocal
}

function releaseVideo(uploader: StreamUploaderHandle, videoId: string, counts: Arrival): void {
  const { uploads } = uploader.getState()
  for (const upload of uploads) if (arrivedVideoOf(upload, counts) === videoId) uploader.release(upload.id)
}

/** Each id once. Those that have rows are in the order of the rows, in the places that they have together. */
function inOrder(ids: Ids, rows: Ids): Ids {
  const all = [...new Set(ids)]
  const ordered = rows.filter((id) => all.includes(id)).values()
  return all.map((id) => (rows.includes(id) ? (ordered.next().value ?? id) : id))
}

/** An app's list may have an id twice, as joins of tables do. */
function distinct(ids: Ids): Ids {
  const once = new Set(ids)
  return once.size === ids.length ? ids : [...once]
}

function areSame(a: Ids, b: Ids): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}
