import { connect } from 'node:net'

/**
 * A process that asks again on each of some connections as soon as it is answered, and does not read the answers. It tells its parent when it
 * begins to count, and how many answers came: `node poller.mjs port path seconds`.
 */
const CONNECTIONS = 16
const WARMING = 1000
const [port, path, seconds] = process.argv.slice(2)
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
  process.send('begun')
  setTimeout(() => {
    for (const socket of sockets) socket.destroy()
    process.send(answers)
    process.disconnect()
  }, seconds * 1000)
}, WARMING)
