import type { ComponentProps } from 'react'
import { cn } from '@/lib/utils'

const variants = {
  default: 'bg-primary text-primary-foreground',
  outline: 'border bg-background',
  ghost: 'hover:bg-muted',
  link: 'text-primary underline',
}

const sizes = { default: 'h-9 px-4', sm: 'h-8 px-3' }

export function Button({
  className,
  variant = 'default',
  size = 'default',
  ...props
}: ComponentProps<'button'> & { variant?: keyof typeof variants; size?: keyof typeof sizes }) {
  return (
    <button
      data-slot="button"
      className={cn(
        'inline-flex items-center rounded-md text-sm font-medium',
        variants[variant],
        sizes[size],
        className,
      )}
      {...props}
    />
  )
}
