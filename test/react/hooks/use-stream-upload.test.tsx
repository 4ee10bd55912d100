import { act, render, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { type StreamUpload, type UploaderOptions, useStreamUpload } from 'react-stream-uploader'
import { beforeEach, expect, test, vi } from 'vitest'
import { type StreamWorld, streamWorld, videoFile } from '../../support/stream-world.js'

// Uploads move by themselves here, not by what a test does inside `act`.
beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false))

function mount(world: StreamWorld, options: Partial<UploaderOptions> = {}) {
  const latest = {} as { current: StreamUpload }
  function Host(props: Partial<UploaderOptions>) {
    const all = { endpoint: world.endpoint, ...world.network, ...props }
    latest.current = useStreamUpload(all)
    return null
  }
  const { rerender, unmount } = render(<Host {...options} />, { wrapper: StrictMode })
  return { latest, unmount, setOptions: (next: Partial<UploaderOptions>) => rerender(<Host {...next} />) }
}

const count = (world: StreamWorld, kind: string): number =>
  world.emulator.requests.filter((request) => request.kind === kind).length

const instant = { encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } }

test('StrictMode mounts twice, and yet each file is created and sent once', async () => {
  const world = streamWorld(instant)
  const { latest } = mount(world)
  latest.current.add([videoFile(1000, 'a.mp4'), videoFile(2000, 'b.mp4')])
  await waitFor(() => expect(latest.current.totals.done).toBe(2), { timeout: 20_000 })
  expect(count(world, 'create')).toBe(2)
  expect(count(world, 'patch')).toBe(2)
})

test('unmounting ends the bytes, and discards nothing', async () => {
  const world = streamWorld()
  world.emulator.fail({ on: 'patch', do: { kind: 'bandwidth', bytesPerSecond: 500_000 } })
  const { latest, unmount } = mount(world)
  latest.current.add([videoFile(6_000_000)])
  await waitFor(() => expect(world.emulator.requests.at(-1)?.bodyBytes).toBeGreaterThan(0))
  unmount()
  await waitFor(() => expect(latest.current.uploader.getState().uploads[0]?.status).toBe('uploading'))
  const request = world.emulator.requests.at(-1)
  const received = request?.bodyBytes
  // A request that comes later has been answered: whatever was on its way has come.
  await world.network.fetch(`${world.endpoint}/${'0'.repeat(32)}`)
  expect(request?.bodyBytes).toBe(received)
  expect(world.emulator.videos.size).toBe(1)
})

test('the latest callbacks and rules count', async () => {
  const world = streamWorld(instant)
  const first = vi.fn()
  const second = vi.fn()
  const { latest, setOptions } = mount(world, { onReady: first })
  setOptions({ onReady: second, maxFiles: 1 })
  latest.current.add([videoFile(1000, 'a.mp4'), videoFile(1000, 'b.mp4')])
  await waitFor(() => expect(second).toHaveBeenCalledTimes(1), { timeout: 20_000 })
  expect(first).not.toHaveBeenCalled()
  // The component hears of changes a moment later, together with those close behind.
  await waitFor(() =>
    expect(latest.current.uploads.map(({ status }) => status)).toEqual(['ready', 'rejected']),
  )
})

test('commands stay the same functions', () => {
  const { latest, setOptions } = mount(streamWorld())
  const { add, pause, resume } = latest.current
  act(() => setOptions({ maxFiles: 2 }))
  expect(latest.current).toMatchObject({ add, pause, resume })
})
