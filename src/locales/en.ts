// The texts in English, which are the default.

export { en } from '../react/text/english.js'
