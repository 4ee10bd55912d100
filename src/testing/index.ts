// The test kit's public face: everything that `react-stream-uploader/testing` exports.

export { type FakeEndpoint, type FakeEndpointOptions, fakeEndpoint } from './fake-endpoint.js'
export { fileOf, videoFile } from './files.js'
export { chooseFiles, dragEvent, dropFiles, pasteEvent, pasteFiles } from './gestures.js'
export { type MockedHttp, mswHandlers } from './msw-handlers.js'
export { transferAt, uploadIn, videoWith } from './upload-in.js'
export { uploaderWith } from './uploader-with.js'
