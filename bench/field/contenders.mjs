const MiB = 1_048_576

/** Who sends, by a short name: what the tables call it, its page below `bench/peers`, and the options that the page gets. */
export const senders = {
  xhr: { name: 'XHR', page: 'senders/xhr.mjs' },
  'xhr-slice': { name: 'XHR of a slice', page: 'senders/xhr.mjs', options: { sliced: true } },
  'tus-5': { name: 'tus-js-client, 5 MiB', page: 'senders/tus.mjs', options: { chunkSize: 5 * MiB } },
  'tus-50': { name: 'tus-js-client, 50 MiB', page: 'senders/tus.mjs', options: { chunkSize: 50 * MiB } },
  'use-tus': { name: 'use-tus, 50 MiB', page: 'senders/use-tus.mjs', options: { chunkSize: 50 * MiB } },
  upchunk: { name: 'UpChunk', page: 'senders/upchunk.mjs' },
  uppy: { name: 'Uppy, 50 MiB', page: 'senders/uppy.mjs', options: { chunkSize: 50 * MiB } },
  dashboard: {
    name: 'Uppy Dashboard, 50 MiB',
    page: 'senders/uppy-dashboard.mjs',
    options: { chunkSize: 50 * MiB },
  },
  ours: { name: 'ours, headless', page: 'senders/ours.mjs' },
  component: { name: 'ours, component', page: 'senders/ours-component.mjs' },
}

/** Who lists files. */
export const lists = {
  react: { name: 'plain React list', page: 'lists/react.mjs' },
  dashboard: { name: 'Uppy Dashboard', page: 'lists/uppy-dashboard.mjs' },
  filepond: { name: 'FilePond', page: 'lists/filepond.mjs' },
  component: { name: 'ours, component', page: 'lists/ours.mjs' },
}
