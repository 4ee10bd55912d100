import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { createRoot } from 'react-dom/client'

type Page = ComponentType<{ save: (id: string) => void; onSent: () => void }>

const pages = import.meta.glob<{ Upload: Page }>('./from-*.tsx')
const load = pages[`./${new URLSearchParams(location.search).get('page')}.tsx`]
if (load === undefined) throw new Error('There is no such page.')
const { Upload } = await load()

const say = (text: string): void => {
  const [output] = document.getElementsByTagName('output')
  if (output !== undefined) output.textContent = text
}
createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={new QueryClient()}>
    <Upload save={(id) => say(`saved ${id}`)} onSent={() => say('sent')} />
  </QueryClientProvider>,
)
