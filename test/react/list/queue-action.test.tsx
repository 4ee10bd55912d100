import { render, screen } from '@testing-library/react'
import { type Upload, Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'
import * as uploads from '../../../stories/support/uploads.js'

function isOffered(action: 'retryAll' | 'tryAnyway', isOnline: boolean, ...rows: readonly Upload[]): boolean {
  const { unmount } = render(
    <Uploader.Root uploader={uploaderWith(rows, { isOnline })}>
      <Uploader.QueueAction action={action} />
    </Uploader.Root>,
  )
  const isThere = screen.queryByRole('button') !== null
  unmount()
  return isThere
}

const failed = uploads.failedOnTheWay('network')

test('all that failed can be tried again if there is more than one, or if a server asks for a long wait', () => {
  expect(isOffered('retryAll', true, failed, uploads.ready())).toBe(false)
  expect(isOffered('retryAll', true, failed, uploads.failedOnTheWay('file-changed'))).toBe(false)
  expect(isOffered('retryAll', true, failed, failed)).toBe(true)
  expect(isOffered('retryAll', true, uploads.requesting())).toBe(false)
  expect(isOffered('retryAll', true, uploads.waitingForRoom())).toBe(true)
})

test('the browser can be overruled while it keeps an upload waiting', () => {
  expect(isOffered('tryAnyway', false, uploads.queued())).toBe(true)
  expect(isOffered('tryAnyway', false, uploads.paused('offline'))).toBe(true)
  expect(isOffered('tryAnyway', false, uploads.paused('user'), uploads.ready())).toBe(false)
  expect(isOffered('tryAnyway', true, uploads.queued())).toBe(false)
})
