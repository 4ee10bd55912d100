import { render, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import {
  forgetUploads,
  type StreamUpload,
  type UploaderOptions,
  useStreamUpload,
} from 'react-stream-uploader'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type StreamWorld, streamWorld, videoFile } from '../../support/stream-world.js'

// Uploads move by themselves here, not by what a test does inside `act`.
beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false))
afterEach(() => forgetUploads())

const soon = { timeout: 20_000 }

/** So many uploaders on one page, with nothing else set than their endpoint and these options. */
function mount(world: StreamWorld, count: number, options: Partial<UploaderOptions> = {}) {
  const latest: StreamUpload[] = []
  const { fetch, httpStack } = world.network
  function Host({ at, ...props }: Partial<UploaderOptions> & { readonly at: number }) {
    latest[at] = useStreamUpload({ endpoint: world.endpoint, fetch, httpStack, ...props })
    return null
  }
  const page = (props: Partial<UploaderOptions>) =>
    Array.from({ length: count }, (_, at) => <Host key={at} at={at} {...props} />)
  const { rerender, unmount } = render(page(options), { wrapper: StrictMode })
  const statuses = () => latest.map(({ uploads }) => uploads.map(({ status }) => status))
  return { latest, statuses, unmount, setOptions: (next: Partial<UploaderOptions>) => rerender(page(next)) }
}

function slowWorld(): StreamWorld {
  const world = streamWorld()
  world.emulator.fail({ on: 'patch', times: Infinity, do: { kind: 'bandwidth', bytesPerSecond: 100_000 } })
  return world
}

// Each took the other for another tab, and both showed the upload after a reload.
test('two uploaders with one endpoint keep apart, also after the page was left', async () => {
  const world = slowWorld()
  const { latest, statuses, unmount } = mount(world, 2, { maxFiles: 1 })
  latest[0]?.add([videoFile(6_000_000)])
  await waitFor(() => expect(statuses()).toEqual([['uploading'], []]), soon)
  latest[1]?.add([videoFile(6_000_000)])
  await waitFor(() => expect(statuses()).toEqual([['uploading'], ['uploading']]), soon)
  latest[1]?.cancel(latest[1].uploads[0]?.id ?? '')
  await waitFor(() => expect(statuses()).toEqual([['uploading'], ['cancelled']]), soon)
  unmount()
  const again = mount(world, 2, { maxFiles: 1 })
  await waitFor(() => expect(again.statuses()).toEqual([['interrupted'], []]), soon)
})

test('another `resumeKey` ends what runs, and its uploads are there again with the old one', async () => {
  const { latest, statuses, setOptions } = mount(slowWorld(), 1, { resumeKey: 'one' })
  latest[0]?.add([videoFile(6_000_000)])
  await waitFor(() => expect(statuses()).toEqual([['uploading']]), soon)
  setOptions({ resumeKey: 'two' })
  await waitFor(() => expect(statuses()).toEqual([[]]), soon)
  setOptions({ resumeKey: 'one' })
  await waitFor(() => expect(statuses()).toEqual([['interrupted']]), soon)
})

test('at sign-out all that is stored is forgotten, and what runs ends', async () => {
  const world = slowWorld()
  const { latest, statuses, unmount } = mount(world, 1, { resumeKey: 'one' })
  latest[0]?.add([videoFile(6_000_000)])
  await waitFor(() => expect(statuses()).toEqual([['uploading']]), soon)
  await forgetUploads({ resumeKey: 'two' })
  expect(statuses()).toEqual([['uploading']])
  await forgetUploads({ resumeKey: 'one' })
  await waitFor(() => expect(statuses()).toEqual([[]]), soon)
  unmount()
  const again = mount(world, 1, { resumeKey: 'one' })
  await waitFor(() => expect(again.statuses()).toEqual([[]]), soon)
})
