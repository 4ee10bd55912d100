import { describe, expect, it, vi } from 'vitest'
import { codeOf, getVideo, handlerOn, patchTitle, refusal, VIDEO_ID, video } from '../fake-stream.js'

const methods = (upstream: readonly Request[]) => upstream.map(({ method }) => method)

describe('renaming a video', () => {
  it('gives it the title at Stream, and sends all else that is kept with it along', async () => {
    const meta = { name: 'IMG_0001.mov', album: 'summer', 'downloaded-from': 'https://a.example/b.mov' }
    const { handler, upstream } = handlerOn(() => video({ meta }))
    const response = await handler(patchTitle({ title: 'At the sea 🌊' }))
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(methods(upstream)).toEqual(['GET', 'POST'])
    expect(upstream[1]?.url).toBe(`https://api.cloudflare.test/client/v4/accounts/acc/stream/${VIDEO_ID}`)
    expect(upstream[1]?.headers.get('content-type')).toBe('application/json')
    expect(await upstream[1]?.json()).toEqual({ meta: { ...meta, name: 'At the sea 🌊' } })
  })

  it('asks the app first, which may choose another title', async () => {
    const asked: unknown[] = []
    const { handler, upstream } = handlerOn(() => video({ meta: {} }), {
      authorize: (_, action) => {
        asked.push(action)
        return { creator: 'ann', name: 'Ours' }
      },
    })
    expect((await handler(patchTitle())).status).toBe(204)
    expect(asked).toEqual([{ type: 'rename', videoId: VIDEO_ID, title: 'Summer' }])
    expect(await upstream[1]?.json()).toEqual({ meta: { name: 'Ours' } })
  })

  it("leaves somebody else's video alone", async () => {
    for (const creator of ['bob', 'Ann', '', null, undefined]) {
      const { handler, upstream } = handlerOn(() => video({ creator }))
      expect(await codeOf(await handler(patchTitle()))).toBe('not-found')
      expect(methods(upstream)).toEqual(['GET'])
    }
  })

  it('fails if the video is gone, also since the look', async () => {
    const gone = handlerOn(() => refusal(404, 10_003))
    expect(await codeOf(await gone.handler(patchTitle()))).toBe('not-found')
    const going = handlerOn(({ method }) => (method === 'GET' ? video() : refusal(404, 10_003)))
    expect(await codeOf(await going.handler(patchTitle()))).toBe('not-found')
  })

  it.each([
    ['no JSON', 'title=Summer'],
    ['no title', { name: 'Summer' }],
    ['a title of nothing', { title: ' \n\t' }],
    ['a title that is no text', { title: { $ne: '' } }],
  ])('refuses %s before anybody is asked', async (_, body) => {
    const { handler, upstream } = handlerOn(() => video(), {
      authorize: () => {
        throw new Error('asked')
      },
    })
    expect(await codeOf(await handler(patchTitle(body)))).toBe('invalid-request')
    expect(upstream).toEqual([])
  })

  it('keeps 300 characters, whole, with no control characters', async () => {
    const { handler, upstream } = handlerOn(() => video({ meta: {} }))
    await handler(patchTitle({ title: ` two\nlines ${'🌊'.repeat(400)}` }))
    expect(await upstream[1]?.json()).toEqual({ meta: { name: `two lines ${'🌊'.repeat(290)}` } })
  })

  // Each kind of change waited for itself: a field called "title" took the place of the title, and an older value came last.
  it('makes all changes that wait together, of each the last', async () => {
    const fields = [{ name: 'title' }, { name: 'b' }]
    const { handler, upstream } = handlerOn(() => video({ meta: {} }), {
      authorize: () => ({ creator: 'ann', fields }),
    })
    const changes = [
      { fields: { b: '1' } },
      { title: 'one' },
      { title: 'two' },
      { fields: { title: 'F', b: '2' } },
      { fields: { b: '3' } },
    ]
    const answers = await Promise.all(changes.map((change) => handler(patchTitle(change))))
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204])
    const edits = upstream.filter(({ method }) => method === 'POST')
    expect(await Promise.all(edits.map((edit) => edit.json()))).toEqual([
      { meta: { b: '1' } },
      { meta: { name: 'two', title: 'F', b: '3' } },
    ])
  })

  it('shows in the next reading, which need not ask Stream again', async () => {
    const { handler, upstream } = handlerOn((request) =>
      video({ meta: { name: request.method === 'POST' ? 'Summer' : 'IMG_0001.mov' } }),
    )
    await handler(getVideo())
    await handler(patchTitle())
    expect(await (await handler(getVideo())).json()).toMatchObject({ name: 'Summer' })
    expect(methods(upstream)).toEqual(['GET', 'GET', 'POST'])
  })

  // Records are dated in whole milliseconds: the edit seemed to have been asked for before what was read first.
  it('shows in the next reading also where an edit takes longer than the clock goes on', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    const { handler } = handlerOn((request) => {
      const isEdit = request.method === 'POST'
      vi.spyOn(performance, 'now').mockReturnValue(isEdit ? 5 : 1)
      return video({ meta: { name: isEdit ? 'Summer' : 'IMG_0001.mov' } })
    })
    await handler(patchTitle())
    expect(await (await handler(getVideo())).json()).toMatchObject({ name: 'Summer' })
  })
})
