import { createContext } from 'react'

/** Whether the page of the manual is dark. */
export const DarkPage = createContext(false)
