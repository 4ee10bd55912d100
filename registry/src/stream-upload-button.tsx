'use client'

import type { ComponentProps } from 'react'
import { Uploader } from 'react-stream-uploader'
import { Button } from '@/components/ui/button'

/** Your own button, and below it a line for each upload. */
export function StreamUploadButton({ children, ...props }: ComponentProps<typeof Uploader.Root>) {
  return (
    <Uploader.Root {...props}>
      <Uploader.Trigger render={<Button type="button" />} />
      <Uploader.Input />
      <Uploader.List className="mt-2 grid gap-2 text-sm empty:hidden">
        {(upload) => (
          <Uploader.Item upload={upload} className="grid gap-1">
            <div className="flex items-center gap-2">
              <Uploader.ItemName className="min-w-0 flex-1 truncate" />
              <Uploader.ItemStatus className="text-muted-foreground" />
              <Uploader.ItemAction action="retry" render={<Button variant="outline" size="sm" />} />
              <Uploader.ItemAction action="reselect" render={<Button variant="outline" size="sm" />} />
              <Uploader.ItemAction action="cancel" render={<Button variant="ghost" size="sm" />} />
              <Uploader.ItemAction action="undo" render={<Button variant="ghost" size="sm" />} />
              <Uploader.ItemAction action="remove" render={<Button variant="ghost" size="sm" />} />
            </div>
            <Uploader.ItemProgress className="h-1.5 overflow-hidden rounded-full bg-muted" />
          </Uploader.Item>
        )}
      </Uploader.List>
      <Uploader.QueueAction action="undo" render={<Button variant="link" size="sm" />} />
      <Uploader.Announcer />
      {children}
    </Uploader.Root>
  )
}
