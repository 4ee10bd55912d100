import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

/** Asks again on each of some connections as soon as it is answered, and tells how many answers came a second. It does not read them. */
const CONNECTIONS = 16
const WARMING = 1000
const { port, path, seconds } = workerData
const question = `GET ${path} HTTP/1.1\r\nHost: host\r\n\r\n`
let answers = 0

const sockets = Array.from({ length: CONNECTIONS }, () => {
  const socket = connect(port, '127.0.0.1', () => socket.write(question))
  socket.setNoDelay(true)
  socket.on('data', (bytes) => {
    if (bytes.indexOf('HTTP/1.1 200') === -1) {
      if (bytes.indexOf('HTTP/1.1 ') !== -1) throw new Error(bytes.toString('latin1'))
      return
    }
    answers += 1
    socket.write(question)
  })
  return socket
})

setTimeout(() => {
  answers = 0
  setTimeout(() => {
    for (const socket of sockets) socket.destroy()
    parentPort.postMessage(answers / seconds, [])
  }, seconds * 1000)
}, WARMING)
