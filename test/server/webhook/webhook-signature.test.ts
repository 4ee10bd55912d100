import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signWebhook } from '../../../src/server/webhook/webhook-signature.js'

test('a signature is the one that the documentation describes, whatever the body', async () => {
  for (const body of ['', '{"uid":"a"}', '{"meta":{"name":"“Ferien” 🏖️"}}']) {
    const hex = createHmac('sha256', 'secret').update(`1230811200.${body}`).digest('hex')
    expect(await signWebhook('secret', body, 1_230_811_200)).toBe(`time=1230811200,sig1=${hex}`)
  }
})
