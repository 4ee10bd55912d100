import { en, type Messages } from 'react-stream-uploader'
import { type MessageScene, messageScenes } from './message-scenes.js'

type Text = (...figures: unknown[]) => string
type Group = Readonly<Record<string, Text>>

/** Every text by its path, for example `trigger` and `error.network`. */
export const messagePaths: readonly string[] = Object.entries(en).flatMap(([name, text]) => {
  if (typeof text === 'string') return []
  return typeof text === 'function' ? [name] : Object.keys(text).map((code) => `${name}.${code}`)
})

export function sceneOf(path: string): MessageScene {
  const [name = '', code] = path.split('.')
  const scene = (messageScenes as Readonly<Record<string, object>>)[name] ?? {}
  return code === undefined ? scene : ((scene as Readonly<Record<string, MessageScene>>)[code] ?? {})
}

export interface SpokenMessages {
  readonly messages: Messages
  /** Every result of the text. */
  readonly said: ReadonlySet<string>
}

/** The language with one text replaced; unchanged if `words` is empty. */
export function speak(language: Messages, path: string, words: string): SpokenMessages {
  const said = new Set<string>()
  const spoken =
    (text: Text): Text =>
    (...figures) => {
      const sentence = words === '' ? text(...figures) : words
      said.add(sentence)
      return sentence
    }
  const [name = '', code] = path.split('.')
  const texts = language as unknown as Readonly<Record<string, Text | Group>>
  const text = texts[name]
  const replacement =
    typeof text === 'function'
      ? spoken(text)
      : { ...text, ...(code !== undefined && text?.[code] !== undefined && { [code]: spoken(text[code]) }) }
  return { messages: { ...language, [name]: replacement }, said }
}
