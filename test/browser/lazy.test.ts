import { afterEach, describe, expect, test, vi } from 'vitest'
import { lazy } from '../../src/browser/lazy.js'

const connection = { isOnline: true }
const connectivity = {
  isOnline: () => connection.isOnline,
  subscribe: () => () => {},
  missed: async () => {},
  overrule: () => {},
}

afterEach(() => {
  connection.isOnline = true
})

describe('code that is loaded late', () => {
  test('is loaded once, and asked for again after a failure', async () => {
    const load = vi.fn(async () => 'module')
    load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module: /a.js'))
    const loaded = lazy(connectivity, load)
    await expect(loaded()).rejects.toMatchObject({ error: { code: 'network' } })
    expect(await Promise.all([loaded(), loaded()])).toEqual(['module', 'module'])
    expect(load).toHaveBeenCalledTimes(2)
  })

  // Firefox and WebKit keep the failure of an `import()`, so none is tried that has to fail.
  test('is not asked for without a connection', async () => {
    const load = vi.fn(async () => 'module')
    const loaded = lazy(connectivity, load)
    connection.isOnline = false
    await expect(loaded()).rejects.toMatchObject({ error: { code: 'network' } })
    expect(load).not.toHaveBeenCalled()
    connection.isOnline = true
    expect(await loaded()).toBe('module')
  })

  test('is asked of a Service Worker also without a connection', async () => {
    vi.stubGlobal('navigator', { serviceWorker: { controller: {} } })
    connection.isOnline = false
    expect(await lazy(connectivity, async () => 'module')()).toBe('module')
  })

  test.each([
    ['Firefox', 'error loading dynamically imported module: https://app.test/a.js'],
    ['WebKit', 'Importing a module script failed.'],
  ])('is gone until a reload where %s says so', async (_, message) => {
    const loaded = lazy(connectivity, () => Promise.reject(new TypeError(message)))
    await expect(loaded()).rejects.toMatchObject({ error: { code: 'reload-needed' } })
  })
})
