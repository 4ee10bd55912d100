// Whether a row shows an upload that has left the list.
'use client'

import { type Context, createContext } from 'react'

export const LeavingContext: Context<boolean> = createContext(false)
