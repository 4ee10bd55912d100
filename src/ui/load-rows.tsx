// Loads the code of the rows in idle time, at once where there are rows, and again where that failed.
'use client'

import { type ReactElement, useEffect, useState } from 'react'
import { rowCode } from '#row-code'
import { whenIdle } from '../browser/load-ahead.js'
import type { UploaderState } from '../core/model/uploader-state.js'
import { useUploaderContext } from '../react/hooks/uploader-context.js'
import { useUploaderState } from '../react/hooks/use-uploader-state.js'
import { LateVoice } from './late-rows.js'

/** Milliseconds until it is tried again: at first, and at most. */
const FIRST_REST = 1000
const LONGEST_REST = 30_000

const hasRows = ({ uploads }: UploaderState): boolean => uploads.length > 0
const isConnected = ({ isOnline }: UploaderState): boolean => isOnline

/** What is said before the code is there is said then. */
export function Voice(): ReactElement {
  const { uploader, announcerRef } = useUploaderContext()
  const [before] = useState(() => ({
    uploads: uploader.getState().uploads,
    sentences: new Array<string>(),
  }))
  const isWanted = useUploaderState(hasRows)
  // Firefox and WebKit keep what failed to load as long as the page lives.
  const mayLoad = useUploaderState(isConnected) || hasServiceWorker()

  useEffect(
    function loadAhead() {
      if (!mayLoad) return
      return isWanted ? keepLoading() : whenIdle(() => void rowCode.load())
    },
    [mayLoad, isWanted],
  )

  useEffect(
    function keepWhatIsSaid() {
      if (announcerRef.current !== null) return
      announcerRef.current = (sentence) => before.sentences.push(sentence)
    },
    [announcerRef, before],
  )

  return <LateVoice before={before} />
}

function hasServiceWorker(): boolean {
  return Boolean(globalThis.navigator?.serviceWorker?.controller)
}

/** @returns what ends it */
function keepLoading(): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(rest: number): Promise<void> {
    const code = await rowCode.load()
    if (code === null && !isOver) timer = setTimeout(() => void load(Math.min(rest * 2, LONGEST_REST)), rest)
  }

  void load(FIRST_REST)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
