import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Uploader } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { partAttributes } from '../../test/support/part-attributes.js'
import type { Language } from '../support/language.js'
import { className, type PartName, partScenes, type Scene } from './part-scenes.js'
import './reference.css'

export interface PartBenchProps extends Language {
  readonly part: PartName
  /** One of `partScenes`. */
  readonly state: string
}

/** Parts without anything to see. An empty stage would look like a fault. */
const unseen: { readonly [P in PartName]?: string } = {
  Announcer: 'Nothing to see: screen readers read it aloud.',
  Input: 'Nothing to see: a trigger or a drop zone opens it.',
}

/** A part alone, without the package's style sheet, and the attributes that show its state. */
export function PartBench({ part, state, ...language }: PartBenchProps) {
  const scene = partScenes[part][state]
  const [stage, setStage] = useState<HTMLElement | null>(null)
  const values = useAttributes(stage, part)
  if (scene === undefined) return null
  return (
    <div className="bench">
      <div ref={setStage} className="bench-stage">
        <Stage key={`${part} ${state}`} part={part} scene={scene} {...language} />
        {unseen[part] === undefined ? null : <p>{unseen[part]}</p>}
      </div>
      <AttributeTable part={part} values={values} />
    </div>
  )
}

interface StageProps extends Language {
  readonly part: PartName
  readonly scene: Scene
}

function Stage({ part, scene, messages, dir }: StageProps) {
  const root = useRef<HTMLDivElement>(null)
  const { act, disabled = false, field, state, uploads = [] } = scene
  const [uploader] = useState(() => uploaderWith(uploads, state))
  useEffect(
    function actAsAPerson() {
      act?.(root.current?.parentElement?.querySelector<HTMLElement>(`.${className}`) ?? null)
    },
    [act],
  )
  return (
    <Uploader.Root
      ref={root}
      uploader={uploader}
      disabled={disabled}
      {...field}
      messages={messages}
      dir={dir}
      className={part === 'Root' ? className : undefined}
    >
      {part.startsWith('Item') ? (
        <Uploader.List>
          {(upload) => (
            <Uploader.Item upload={upload} className={part === 'Item' ? className : undefined}>
              {scene.part}
            </Uploader.Item>
          )}
        </Uploader.List>
      ) : (
        scene.part
      )}
    </Uploader.Root>
  )
}

type Values = Readonly<Record<string, string>>

function AttributeTable({ part, values }: { readonly part: PartName; readonly values: Values }) {
  const documented = Object.entries(partAttributes[part] ?? {})
  if (documented.length === 0) return <p>This part has no attributes of its own.</p>
  return (
    <table className="reference-table">
      <thead>
        <tr>
          <th scope="col">attribute or variable</th>
          <th scope="col">now</th>
          <th scope="col">meaning</th>
        </tr>
      </thead>
      <tbody>
        {documented.map(([name, meaning]) => (
          <tr key={name} data-set={name in values || undefined}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{name in values ? <code>{values[name] === '' ? 'there' : values[name]}</code> : '–'}</td>
            <td>{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The documented attributes of the part, with their current values. */
function useAttributes(stage: HTMLElement | null, part: PartName): Values {
  const subscribe = useCallback(
    (listener: () => void) => {
      const observer = new MutationObserver(listener)
      if (stage !== null) observer.observe(stage, { attributes: true, childList: true, subtree: true })
      return () => observer.disconnect()
    },
    [stage],
  )
  const snapshot = useSyncExternalStore(subscribe, () => JSON.stringify(valuesOf(stage, part)))
  return JSON.parse(snapshot) as Values
}

function valuesOf(stage: HTMLElement | null, part: PartName): Values {
  const element = stage?.querySelector<HTMLElement>(`.${className}`)
  if (!element) return {}
  const entries = Object.keys(partAttributes[part] ?? {}).map((name) => [
    name,
    name.startsWith('--') ? roughly(element.style.getPropertyValue(name)) : element.getAttribute(name),
  ])
  return Object.fromEntries(entries.filter(([, value]) => value !== null))
}

/** A fraction with all its digits is wider than a phone. */
function roughly(value: string): string | null {
  return value === '' ? null : String(Math.round(Number(value) * 1000) / 1000)
}
