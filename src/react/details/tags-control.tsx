// A field for tags: each is a piece that can be removed, and behind them stands what is being typed.
'use client'

import {
  type ChangeEvent,
  type ClipboardEvent,
  type CompositionEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  useRef,
} from 'react'
import { cleanText } from '../../protocol/clean-name.js'
import { MAX_TAG_LENGTH, maxTagsOf, type OwnField, TAG_SEPARATOR, tagsIn } from '../../protocol/own-field.js'
import type { ControlAttributes } from './control-attributes.js'
import { useDraft } from './use-draft.js'

interface TagsControlProps {
  readonly field: Extract<OwnField, { readonly type: 'tags' }>
  readonly value: string
  readonly attributes: ControlAttributes
  readonly removeLabelOf: (tag: string) => string
  readonly onCommit: (value: string) => void
}

interface Tags {
  readonly tags: readonly string[]
  /** Behind them. */
  readonly text: string
}

const clean = (tag: string): string => cleanText(tag, MAX_TAG_LENGTH)

export function TagsControl({
  field,
  value,
  attributes,
  removeLabelOf,
  onCommit,
}: TagsControlProps): ReactElement {
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const most = maxTagsOf(field)
  const inBoth = ({ tags, text }: Tags): readonly string[] => tagsIn([...tags, text].join(), clean)
  const valueOf = (draft: Tags): string => inBoth(draft).slice(0, most).join()
  const { draft, isNew, setDraft, onFocus, onLeave } = useDraft(box, value, valueOf, onCommit)
  const { tags, text } = draft ?? { tags: tagsIn(value, clean), text: '' }
  const { id, 'aria-describedby': hintId, ...standing } = attributes

  /** What is more than the field takes stays in the input. */
  function take(typed: string, rest = ''): void {
    const all = inBoth({ tags, text: typed })
    setDraft({ tags: all.slice(0, most), text: [...all.slice(most), rest].join(', ').replace(/, $/, '') })
    const next = all.slice(0, most).join()
    if (next !== value) onCommit(next)
  }

  function remove(tag: string, button: HTMLElement): void {
    // The focus goes to what comes into its place.
    const next = button.closest('[data-tag]')?.nextElementSibling
    ;(next?.querySelector('button') ?? input.current)?.focus()
    const left = tags.filter((each) => each !== tag)
    setDraft({ tags: left, text })
    onCommit(left.join())
  }

  function onType({ currentTarget, nativeEvent }: ChangeEvent<HTMLInputElement>): void {
    // While an input method composes letters, nothing is decided.
    type(currentTarget.value, 'isComposing' in nativeEvent && nativeEvent.isComposing === true)
  }

  function type(typed: string, isComposing: boolean): void {
    const parts = isComposing ? [] : typed.split(TAG_SEPARATOR)
    if (parts.length > 1) take(parts.slice(0, -1).join(), parts[parts.length - 1]?.trimStart())
    else setDraft({ tags, text: typed })
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData('text')
    if (!TAG_SEPARATOR.test(pasted.trim())) return
    const { value: typed, selectionStart, selectionEnd } = event.currentTarget
    event.preventDefault()
    take(typed.slice(0, selectionStart ?? 0) + pasted + typed.slice(selectionEnd ?? 0))
  }

  function onInputKey(event: KeyboardEvent<HTMLInputElement>): void {
    const { key, repeat, nativeEvent, keyCode } = event
    // Safari reports key code 229 for keys of an input method.
    if (nativeEvent.isComposing || keyCode === 229) return
    const last = tags[tags.length - 1]
    if (key === 'Enter') take(text)
    // A key that is held down stops before the tags.
    else if (key === 'Backspace' && text === '' && last !== undefined && !repeat)
      setDraft({ tags: tags.slice(0, -1), text: last })
    else if (key === 'Escape' && (text !== '' || isNew)) setDraft(null)
    else return
    // Enter sends no form around it, and Escape closes nothing else.
    event.preventDefault()
    event.stopPropagation()
  }

  function onButtonKey(event: KeyboardEvent<HTMLButtonElement>, tag: string): void {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    // In a row these keys remove the video.
    event.preventDefault()
    event.stopPropagation()
    remove(tag, event.currentTarget)
  }

  function onBoxKey(event: KeyboardEvent<HTMLElement>): void {
    const { key, target } = event
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return
    if (target === input.current && (input.current.selectionEnd !== 0 || text !== '')) return
    const isForward = (key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction !== 'rtl')
    const stops = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('button, input'))
    stops[stops.findIndex((stop) => stop === target) + (isForward ? 1 : -1)]?.focus()
    event.preventDefault()
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
    if (!currentTarget.contains(relatedTarget)) onLeave()
  }

  function onPress(event: MouseEvent<HTMLElement>): void {
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    input.current?.focus()
  }

  const idOf = (index: number): string => `${id}-${index}`
  const described = [...tags.map((_, index) => idOf(index)), hintId].join(' ')
  const handlers = { onKeyDown: onBoxKey, onFocus, onBlur, onMouseDown: onPress }
  return (
    <div ref={box} data-tags="" {...handlers}>
      {tags.map((tag, index) => (
        <span key={tag} data-tag="">
          <span id={idOf(index)} dir="auto">
            {tag}
          </span>
          <button
            type="button"
            aria-label={removeLabelOf(tag)}
            onKeyDown={(event) => onButtonKey(event, tag)}
            onClick={(event) => {
              // The second click of two would remove what has slid under the pointer.
              if (event.detail < 2) remove(tag, event.currentTarget)
            }}
          >
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
      <input
        {...standing}
        ref={input}
        id={id}
        type="text"
        dir="auto"
        autoComplete="off"
        enterKeyHint="done"
        maxLength={MAX_TAG_LENGTH}
        value={text}
        aria-invalid={standing['aria-invalid'] || (text !== '' && tags.length >= most) || undefined}
        aria-describedby={described.trim() || undefined}
        onChange={onType}
        onCompositionEnd={({ currentTarget }: CompositionEvent<HTMLInputElement>) =>
          type(currentTarget.value, false)
        }
        onPaste={onPaste}
        onKeyDown={onInputKey}
      />
    </div>
  )
}
