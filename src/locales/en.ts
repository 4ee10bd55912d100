export { en } from '../react/english.js'
