import { QueryClient } from '@tanstack/react-query'
import {
  createUploader,
  type HttpStack,
  type StreamUploaderProps,
  type UploaderOptions,
} from 'react-stream-uploader'
import { DefaultHttpStack } from 'tus-js-client'
import { ownIcons, ownSlots } from '../examples/own-looks.js'
import { connection } from '../support/connection.js'
import { connectInPage } from '../support/in-page.js'

type Values = { readonly [P in keyof StreamUploaderProps]?: Readonly<Record<string, unknown>> }

/** Values that cannot be typed into a field are chosen by name. */
export const propValues = {
  endpoint: {
    'an address that leads nowhere': '/nowhere',
    'functions that refuse': {
      createTicket: () => Promise.reject(new Error('Chosen in the controls.')),
      getStatus: () => Promise.reject(new Error('Chosen in the controls.')),
      discard: () => Promise.resolve(),
    } satisfies UploaderOptions['endpoint'],
  },
  retry: {
    'never automatically': () => ({ kind: 'fail' }),
    'every second': () => ({ kind: 'wait', ms: 1000 }),
  } satisfies Readonly<Record<string, UploaderOptions['retry']>>,
  validate: {
    'no drafts': ({ name }: File) => (/draft/i.test(name) ? 'Drafts are not published.' : null),
    'never answers': () => new Promise<null>(() => {}),
  } satisfies Readonly<Record<string, UploaderOptions['validate']>>,
  chunkSize: { auto: 'auto', '5 MiB': 5_242_880, '200 MiB': 209_715_200 },
  resumeKey: { null: null, reference: 'reference' },
  queryClient: { 'one of its own': new QueryClient() },
  fetch: {
    'two seconds late': async (...request: Parameters<typeof fetch>) => {
      await seconds(2)
      return (connection.fetch ?? fetch)(...request)
    },
  },
  httpStack: { 'two seconds late': lateStack(() => connection.httpStack ?? new DefaultHttpStack({})) },
  uploader: { 'made by createUploader': createUploader({ ...connectInPage(), accept: 'video/*' }) },
  messages: {
    'two texts of your own': { trigger: () => 'Choose footage', ready: () => 'Thank you' },
  },
  icons: { 'filled ones': ownIcons },
  slots: { 'all of the example': ownSlots },
  classNames: { 'by part': { row: 'shelf-row', trigger: 'shelf-trigger' } },
  className: {
    'theme-brand': 'theme-brand',
    'theme-night': 'theme-night',
    'theme-compact': 'theme-compact',
    'by state': ({ busy }: { readonly busy: boolean }) => (busy ? 'theme-night' : 'theme-brand'),
  },
} satisfies Values

/** Replaces names by their values, and leaves out what was not chosen. */
export function valuesOf(chosen: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const named: Readonly<Record<string, Readonly<Record<string, unknown>>>> = propValues
  const entries = Object.entries(chosen).map(([prop, value]) => {
    const values = named[prop]
    return [
      prop,
      values !== undefined && typeof value === 'string'
        ? Object.hasOwn(values, value)
          ? values[value]
          : value
        : value,
    ]
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function lateStack(stack: () => HttpStack): HttpStack {
  return {
    getName: () => 'Late',
    createRequest(method, url) {
      const request = stack().createRequest(method, url)
      const send = request.send.bind(request)
      request.send = async (body) => {
        await seconds(2)
        return send(body)
      }
      return request
    },
  }
}

const seconds = (count: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, count * 1000))
