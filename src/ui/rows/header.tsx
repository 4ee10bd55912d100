// The line above the rows: how far they are together, what went wrong, and the commands to all of them.

import type { ReactElement } from 'react'
import { REMOVE_UNDO } from '../../core/machine/withdrawal.js'
import { useMessages } from '../../react/hooks/use-messages.js'
import { useUploaderState } from '../../react/hooks/use-uploader-state.js'
import * as Uploader from '../../react/parts/index.js'
import { Slot, useClassOf } from '../looks/looks.js'
import { Icon } from './icon.js'
import { UndoRing } from './undo-ring.js'

export function Header(): ReactElement {
  // One row says all of that itself.
  const isSum = useUploaderState((state) => state.uploads.length > 1)
  const classOf = useClassOf()
  return (
    <div className={classOf('header')}>
      <Slot name="header">
        {isSum ? <Summary /> : null}
        <QueueButton action="tryAnyway" />
        <QueueButton action="startAll" />
        <QueueButton action="retryAll" />
        <UndoRemoval />
        {/* What stays longest comes last: of what comes and goes before it, it does not move. */}
        {isSum ? (
          <>
            <QueueButton action="clear" />
            <QueueButton action="resumeAll" />
            <QueueButton action="pauseAll" />
          </>
        ) : null}
      </Slot>
    </div>
  )
}

function Summary(): ReactElement {
  return (
    <>
      <Uploader.Summary
        problems={false}
        className="stream-uploader-summary"
        render={({ children, ...summary }, { done, offline }) => (
          <span {...summary}>
            {done ? <Icon name="check" /> : offline ? <Icon name="offline" /> : null}
            {children}
          </span>
        )}
      />
      <Uploader.Problems className="stream-uploader-problems" />
    </>
  )
}

/** In a narrow header its icon alone, if it has one: what waits for somebody keeps its words. */
function QueueButton({
  action,
}: {
  readonly action: Exclude<Uploader.QueueActionProps['action'], 'undo'>
}): ReactElement {
  const text = useMessages()[action]()
  return (
    <Uploader.QueueAction action={action} className="stream-uploader-link" aria-label={text} title={text}>
      {action === 'tryAnyway' ? null : <Icon name={action} />}
      <span>{text}</span>
    </Uploader.QueueAction>
  )
}

/** Words at every width: what is gone cannot be seen. */
function UndoRemoval(): ReactElement | null {
  const last = useUploaderState(({ removed }) => removed[removed.length - 1])
  if (last === undefined) return null
  return (
    <Uploader.QueueAction
      action="undo"
      className="stream-uploader-link stream-uploader-undo"
      render={({ children, ...props }) => (
        <button {...props}>
          <span>{children}</span>
          <UndoRing key={last.until} until={last.until} total={REMOVE_UNDO} />
        </button>
      )}
    />
  )
}
