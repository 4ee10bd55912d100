/** W3C WebDriver over HTTP, as much of it as the tests need. */
export interface WebDriver {
  /** @param body `undefined` for a GET */
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>
}

interface WebDriverError {
  readonly error: string
  readonly message: string
}

export class WebDriverFailure extends Error {
  readonly code: string
  constructor({ error, message }: WebDriverError) {
    super(`${error}: ${message}`)
    this.code = error
  }
}

/** @see https://www.w3.org/TR/webdriver2/#endpoints */
export function webDriver(origin: string): WebDriver {
  return {
    async call(method, path, body) {
      const response = await fetch(`${origin}${path}`, {
        method,
        ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
      })
      const { value } = (await response.json()) as { value: unknown }
      if (!response.ok) throw new WebDriverFailure(value as WebDriverError)
      return value
    },
  }
}
