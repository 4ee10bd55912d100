'use client'

import { useId } from 'react'
import { StreamUploader, type StreamUploaderProps } from 'react-stream-uploader'
import { Label } from '@/components/ui/label'

type StreamVideoFieldProps = StreamUploaderProps & { label: string; name: string }

/** One video as a field of the form around it: the form gets its id, under `name`. */
export function StreamVideoField({ label, ...props }: StreamVideoFieldProps) {
  const id = useId()
  return (
    <div className="grid gap-2">
      <Label id={id}>{label}</Label>
      <StreamUploader layout="single" aria-labelledby={id} {...props} />
    </div>
  )
}
