import { connect, createServer } from 'node:net'

// node proxy-process.mjs <port to listen on> <port to carry to>: a connection's other end, which can be killed. It ends with its parent.
const [port, target] = process.argv.slice(2).map(Number)

const server = createServer((client) => {
  const upstream = connect(target, '127.0.0.1')
  const end = () => {
    client.destroy()
    upstream.destroy()
  }
  client.on('error', end).on('close', end).pipe(upstream)
  upstream.on('error', end).on('close', end).pipe(client)
})
server.listen(port, '127.0.0.1', () => process.send(server.address().port))
process.on('disconnect', () => process.exit())
