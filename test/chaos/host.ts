import type { EndpointFault, EndpointMethod, EndpointRule } from './schedule.js'
import type { VirtualTime } from './virtual-time.js'

interface HostAnswer {
  readonly response: Response
  /** When its body is there: after so many milliseconds, or never, as it breaks off (`null`). */
  readonly bodyAfter: number | null
}

/** The host's endpoint, with faults of its own in front of it. */
export interface Host {
  fail(rule: EndpointRule): void
  heal(): void
  answer(method: string, serve: () => Promise<Response>): Promise<HostAnswer>
}

export function createHost(time: VirtualTime): Host {
  let rules: { readonly rule: EndpointRule; left: number }[] = []

  function take(method: string): EndpointFault | null {
    const entry = rules.find(({ rule, left }) => left > 0 && rule.on === (method as EndpointMethod))
    if (entry === undefined) return null
    entry.left -= 1
    return entry.rule.do
  }

  return {
    fail: (rule) => void rules.push({ rule, left: rule.times }),
    heal() {
      rules = []
    },
    async answer(method, serve) {
      const fault = take(method)
      const whole = (response: Response): HostAnswer => ({ response, bodyAfter: 0 })
      if (fault === null) return whole(await serve())
      if (fault.kind === 'body') return { response: await serve(), bodyAfter: fault.ms }
      if (fault.kind === 'late') {
        const response = await serve()
        await new Promise<void>((resolve) => void time.after(fault.ms, resolve))
        return whole(response)
      }
      if (fault.isHandled) await serve()
      switch (fault.kind) {
        case 'status':
          return whole(
            new Response('', {
              status: fault.status,
              headers: fault.retryAfter === null ? {} : { 'retry-after': String(fault.retryAfter) },
            }),
          )
        case 'drop':
          throw new TypeError('The endpoint dropped the connection')
        case 'garbage':
          return whole(new Response('<h1>It works!</h1>', { headers: { 'content-type': 'text/html' } }))
        case 'silence':
          return new Promise(() => {})
      }
    },
  }
}
