import type { Messages, StreamUploaderProps } from 'react-stream-uploader'
import { ar } from 'react-stream-uploader/locales/ar'
import { de } from 'react-stream-uploader/locales/de'
import { en } from 'react-stream-uploader/locales/en'
import { es } from 'react-stream-uploader/locales/es'
import { fr } from 'react-stream-uploader/locales/fr'
import { ja } from 'react-stream-uploader/locales/ja'
import { ptBR } from 'react-stream-uploader/locales/pt-BR'
import { zhCN } from 'react-stream-uploader/locales/zh-CN'

const languages: Readonly<Record<string, Messages>> = { ar, de, en, es, fr, ja, 'pt-BR': ptBR, 'zh-CN': zhCN }

/** What each story gets. */
export type Language = Pick<StreamUploaderProps, 'messages' | 'dir'>

/** The toolbar's choice, as properties of an uploader. */
export function languageOf(globals: Readonly<Record<string, unknown>>): Language {
  const { locale, direction } = globals
  return {
    messages: languages[String(locale)] ?? en,
    dir: direction === 'ltr' || direction === 'rtl' ? direction : undefined,
  }
}
