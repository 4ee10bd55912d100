import { expect, it } from 'vitest'
import { parseRatelimit } from '../../../src/server/budget/ratelimit-header.js'

const read = (ratelimit?: string, policy?: string) =>
  parseRatelimit(
    new Headers({
      ...(ratelimit !== undefined && { Ratelimit: ratelimit }),
      ...(policy !== undefined && { 'Ratelimit-Policy': policy }),
    }),
  )

it('the headers of the limit are read as Cloudflare documents them', () => {
  expect(read('"default";r=50;t=30')).toEqual({ left: 50, resetSeconds: 30, quota: 1200, windowSeconds: 300 })
  expect(read('"burst";r=50;t=30', '"burst";q=100;w=60')).toEqual({
    left: 50,
    resetSeconds: 30,
    quota: 100,
    windowSeconds: 60,
  })
})

it('of several windows, the one that has least left counts', () => {
  const policies = '"day"; q=10000; w=86400, "burst"; q=100; w=60'
  expect(read('"day"; r=9000; t=80000, "burst"; r=5; t=9', policies)).toMatchObject({ left: 5, quota: 100 })
  expect(read('"day"; r=10; t=80000, "burst"; r=99; t=9', policies)).toMatchObject({
    left: 10,
    quota: 10_000,
  })
})

it.each([
  undefined,
  '',
  'many',
  '"default"',
  '"default";r=50',
  '"default";r=-1;t=30',
  '"default";r=1.5;t=30',
  'r=5;t=3',
])('%j says nothing', (header) => {
  expect(read(header)).toBeNull()
})

it('a policy that makes no sense is not believed', () => {
  expect(read('"default";r=50;t=999999', '"default";q=0;w=0')).toEqual({
    left: 50,
    resetSeconds: 300,
    quota: 1200,
    windowSeconds: 300,
  })
})
