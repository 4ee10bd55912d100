import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { faultNames } from '../../src/cli/fault-flag.js'
import { requestKinds } from '../../src/emulator/http/route.js'
import { defaultAssumptions } from '../../src/emulator/videos/assumptions.js'

/** The first cells of a table of the emulator's page, without their backquotes. */
async function tableOf(name: string): Promise<readonly (readonly string[])[]> {
  const page = await readFile(new URL('../../docs/emulator.md', import.meta.url), 'utf8')
  const [, table = ''] = new RegExp(`<!-- ${name} -->\n(.*?)<!-- /${name} -->`, 's').exec(page) ?? []
  const rows = table.trim().split('\n').slice(2)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

test('the page of the emulator lists every kind of request', async () => {
  expect((await tableOf('requests')).map(([kind]) => kind)).toEqual(requestKinds)
})

test('and every fault', async () => {
  expect((await tableOf('faults')).map(([fault]) => fault)).toEqual(faultNames)
})

test('and every assumption with its default', async () => {
  const listed = (await tableOf('assumptions')).map(([name, value = '']) => [name, JSON.parse(value)])
  expect(Object.fromEntries(listed)).toEqual(defaultAssumptions)
})
