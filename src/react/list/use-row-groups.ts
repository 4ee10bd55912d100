// The groups of rows, kept from render to render.
'use client'

import { useState } from 'react'
import type { UploadId } from '../../core/model/upload.js'
import { groupRows, type RowGroup } from './row-groups.js'

interface Grouped {
  readonly ids: readonly UploadId[]
  readonly groups: readonly RowGroup[]
}

export function useRowGroups(ids: readonly UploadId[]): readonly RowGroup[] {
  const [last, setLast] = useState<Grouped>(() => ({ ids, groups: groupRows([], ids) }))
  if (last.ids === ids) return last.groups
  const groups = groupRows(last.groups, ids)
  setLast({ ids, groups })
  return groups
}
