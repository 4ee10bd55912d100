import type { Coordination } from 'react-stream-uploader/server'
import { expect, test } from 'vitest'
import { created, getVideo, handlerOn, postFile, untyped, video } from '../fake-stream.js'

// Every request was answered 500, and an upload was lost after Stream had reserved room for it.
test.each([[undefined], [null], [Number.NaN], ['text'], [[]]])(
  'a coordination whose methods answer %j costs no answer, and the app is told',
  async (nonsense) => {
    const answer = async () => untyped(nonsense)
    const coordination: Coordination = {
      take: answer,
      rest: answer,
      known: answer,
      merge: answer,
      claim: answer,
      done: answer,
      want: answer,
      due: answer,
    }
    const { handler, errors } = handlerOn(({ method }) => (method === 'POST' ? created() : video()), {
      coordination,
    })
    expect((await handler(postFile())).status).toBe(201)
    expect((await handler(getVideo())).status).toBe(200)
    expect(errors[0]?.message).toMatch(/`coordination\.\w+` failed/)
  },
)
