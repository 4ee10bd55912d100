export { en } from '../react/text/english.js'
