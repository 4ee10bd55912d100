// An effect before the browser paints, and before an event of a person can come in between.
'use client'

import { useEffect, useLayoutEffect } from 'react'

/** `useLayoutEffect`, but on a server, where React 18 would warn. */
export const useBeforePaint: typeof useEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect
