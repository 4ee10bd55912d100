// "Clear finished", but for what was refused and nobody has seen yet, and for the videos of a form. It can be undone.
'use client'

import { isFinished, isLeftOver } from '../../core/model/upload-facts.js'
import { useUploaderContext } from '../hooks/uploader-context.js'
import { useWithdraw } from '../hooks/use-withdraw.js'
import { useShowProblems } from './use-show-problems.js'

export function useClearSeen(): () => void {
  const { uploader, seen, isField } = useUploaderContext()
  const showProblems = useShowProblems()
  const withdraw = useWithdraw()

  return () => {
    const finished = uploader.getState().uploads.filter(isField ? isLeftOver : isFinished)
    const ripe = finished.filter(({ id, status }) => status !== 'rejected' || seen.has(id))
    if (ripe.length > 0) withdraw(ripe)
    // Nothing else is left. A list of other parts than ours does not say what was seen.
    else if (!showProblems()) withdraw(finished)
  }
}
