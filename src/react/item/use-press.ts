// What a press in a row does: nothing where a command has just come under the pointer.
'use client'

import type { MouseEvent } from 'react'
import { useArrival } from '../part/use-arrival.js'
import { useItem } from './item.js'

interface Press {
  /** The command has just come to its row, and takes no click yet. */
  readonly arriving: boolean
  /** Properties of its button. */
  readonly button: {
    readonly onClick: (event: MouseEvent) => void
    readonly 'data-arriving': '' | undefined
  }
}

/** A key means the command that has the focus, so only clicks are held against time and place. */
export function usePress(press: () => void, command: string): Press {
  const { upload, leaving, rowMoves } = useItem()
  const arriving = useArrival(command, () => !rowMoves.isNew(upload.id))

  function onClick({ detail }: MouseEvent): void {
    // Keys and assistive technologies count no clicks.
    const isByPointer = detail > 0
    const isHeldBack = isByPointer && (arriving || !rowMoves.isSteady(upload.id))
    if (leaving || detail > 1 || isHeldBack) return
    press()
  }
  return { arriving, button: { onClick, 'data-arriving': arriving ? '' : undefined } }
}
