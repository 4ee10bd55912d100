// tus-js-client where it is whole: outside of browsers. For them the build makes a smaller one.

export { DefaultHttpStack, Upload } from 'tus-js-client'
