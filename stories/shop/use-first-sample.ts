import { type RefCallback, useCallback, useEffect, useRef } from 'react'

/** Calls once, a second after the element came into view: not for people who want less motion. */
export function useFirstSample(isWanted: boolean, add: () => void): RefCallback<HTMLElement> {
  const latest = useRef(add)
  useEffect(() => {
    latest.current = add
  })
  return useCallback(
    (element) => {
      if (element === null || !isWanted || matchMedia('(prefers-reduced-motion: reduce)').matches) return
      let timer: ReturnType<typeof setTimeout> | undefined
      const observer = new IntersectionObserver(([entry]) => {
        clearTimeout(timer)
        if (!entry?.isIntersecting) return
        timer = setTimeout(() => {
          observer.disconnect()
          latest.current()
        }, 1000)
      })
      observer.observe(element)
      return () => {
        clearTimeout(timer)
        observer.disconnect()
      }
    },
    [isWanted],
  )
}
