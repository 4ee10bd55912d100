// The complete, styled uploader.
'use client'

import { type ReactElement, useEffect, useMemo } from 'react'
import type { UploaderOptions } from '../browser/uploader-options.js'
import { useUploaderContext } from '../react/hooks/uploader-context.js'
import type { UploaderProps } from '../react/hooks/uploader-props.js'
import { type Part, part } from '../react/part/part.js'
import * as Uploader from '../react/parts/index.js'
import type { RootOwnProps } from '../react/parts/root.js'
import { DropArea } from './drop-area.js'
import { Rows } from './late-rows.js'
import { Voice } from './load-rows.js'
import { type Looks, LooksContext } from './looks/looks.js'
import { SingleUploader } from './single-uploader.js'

interface OwnProps extends Looks {
  /**
   * Take files that are dropped anywhere on the page.
   * @default false
   */
  readonly dropAnywhere?: boolean | undefined
  /**
   * Offer a button that chooses a whole folder. Folders can always be dropped.
   * @default false
   */
  readonly folder?: boolean | undefined
  /**
   * Offer a button for the camera, on devices with a touch screen.
   * @default false
   */
  readonly camera?: boolean | undefined
  /**
   * Show a field for links: Stream fetches such a video from its address. It is no field of a form around it.
   * @default false
   */
  readonly link?: boolean | undefined
  /**
   * Let people edit the titles of their videos before, during and after the upload. Your endpoint's
   * `authorize` decides about each.
   * @default false
   */
  readonly editableTitles?: boolean | undefined
  /**
   * If there is room, show the drop zone and each row in one line: for forms, side panels and long lists.
   * @default false
   */
  readonly compact?: boolean | undefined
  /**
   * `single`: a field for one video, in place. The drop zone becomes the video, and its frame keeps its size. Takes one file at a
   * time, whatever `maxFiles` says; another one replaces the video once it is accepted, and the one before stays until the new one
   * can be played. Needs `react-stream-uploader/single.css` after `styles.css`. `folder` and `compact` mean nothing to it.
   * @default 'list'
   */
  readonly layout?: 'list' | 'single' | undefined
  /** Why it takes no files now, in the drop zone while it is `disabled`. Default: nothing is said. */
  readonly disabledReason?: string | undefined
}

export type StreamUploaderProps = Omit<RootOwnProps, keyof UploaderOptions | 'children' | 'render'> &
  OwnProps &
  UploaderProps

/**
 * A drop zone, and below it a row for each file. It consists of the `Uploader` parts and is styled by
 * `react-stream-uploader/styles.css`. For another structure, compose the parts. For another look, set the
 * theme variables.
 */
export const StreamUploader: Part<StreamUploaderProps, 'div'> = part(function StreamUploader(
  { icons, slots, classNames, ...props },
  ref,
) {
  const looks = useMemo(() => ({ icons, slots, classNames }), [icons, slots, classNames])
  return (
    <LooksContext.Provider value={looks}>
      <Layout {...props} ref={ref} />
    </LooksContext.Provider>
  )
})

const Layout: Part<StreamUploaderProps, 'div'> = part(function Layout(
  {
    className,
    dropAnywhere = false,
    folder = false,
    camera = false,
    link = false,
    editableTitles = false,
    compact = false,
    disabledReason = '',
    layout = 'list',
    ...props
  },
  ref,
) {
  if (layout === 'single') {
    const looks = { dropAnywhere, camera, link, editableTitles, disabledReason }
    return <SingleUploader {...props} className={withOwnClass(className, 'single')} looks={looks} ref={ref} />
  }
  const rootProps = { ...props, className: withOwnClass(className, compact ? 'compact' : '') }
  return (
    <Uploader.Root {...rootProps} ref={ref}>
      {props.readOnly ? null : (
        <>
          <DropArea
            folder={folder}
            camera={camera}
            compact={compact}
            dropAnywhere={dropAnywhere}
            disabledReason={disabledReason}
          />
          {link ? <Uploader.LinkForm className="stream-uploader-link-form" /> : null}
        </>
      )}
      <HoldNote />
      <Rows editableTitles={editableTitles} />
      <Voice />
    </Uploader.Root>
  )
})

/** No `output`, as a form resets that. */
function HoldNote(): ReactElement | null {
  const { messages, holding, announcerRef } = useUploaderContext()
  const note = holding ? messages.submitHeld() : ''
  useEffect(
    function sayThatItWaits() {
      if (note !== '') announcerRef.current?.(note)
    },
    [note, announcerRef],
  )
  return note === '' ? null : <p className="stream-uploader-hold">{note}</p>
}

function withOwnClass(
  className: StreamUploaderProps['className'],
  kind: 'compact' | 'single' | '',
): Uploader.RootProps['className'] {
  const own = kind === '' ? 'stream-uploader' : `stream-uploader stream-uploader-${kind}`
  const join = (given: string | undefined): string =>
    given === undefined || given === '' ? own : `${own} ${given}`
  return typeof className === 'function' ? (state) => join(className(state)) : join(className)
}
