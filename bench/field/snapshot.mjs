/** What a script can hold. Not compiled code, which grows while the engine gets to know it, and not the records that developer tools make. */
const held = new Set([
  'object',
  'closure',
  'array',
  'string',
  'concatenated string',
  'sliced string',
  'number',
  'symbol',
  'bigint',
  'regexp',
])

/** Bytes of all that the page's scripts hold on to, by a snapshot of the heap. */
export async function heldBytes(devtools) {
  const chunks = []
  const add = ({ chunk }) => chunks.push(chunk)
  devtools.on('HeapProfiler.addHeapSnapshotChunk', add)
  for (let time = 0; time < 3; time++) await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  devtools.off('HeapProfiler.addHeapSnapshotChunk', add)
  const { snapshot, nodes } = JSON.parse(chunks.join(''))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let bytes = 0
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (held.has(types[type][nodes[at + type]])) bytes += nodes[at + size]
  }
  return bytes
}
