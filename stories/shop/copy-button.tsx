import { type ReactNode, useEffect, useState } from 'react'

interface CopyButtonProps {
  readonly text: string
  readonly className?: string
  readonly children: ReactNode
}

/** Says for two seconds what became of it. */
export function CopyButton({ text, className = 'shop-copy', children }: CopyButtonProps) {
  const [said, setSaid] = useState('')
  useEffect(
    function forgetSoon() {
      if (said === '') return
      const timer = setTimeout(() => setSaid(''), 2000)
      return () => clearTimeout(timer)
    },
    [said],
  )

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      setSaid('The browser does not allow it')
    }
  }

  return (
    <button type="button" className={className} onClick={() => void copy()}>
      {children}
      <output className="shop-copied">{said}</output>
    </button>
  )
}
