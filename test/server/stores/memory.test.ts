import { memoryCoordination } from 'react-stream-uploader/server'
import { isCoordination } from './contract.js'

isCoordination('the memory of one process', async () => {
  const coordination = memoryCoordination()
  return { instances: [coordination, coordination], close: async () => {} }
})
