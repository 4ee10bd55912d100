import { spawn } from 'node:child_process'

// Runs a command, and ends it with all that it started as soon as whoever asked for it is gone: then standard input closes.
const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })
child.on('exit', (code) => process.exit(code ?? 1))
process.stdin.on('close', () => {
  if (child.pid === undefined) process.exit(1)
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    process.exit(0)
  }
})
process.stdin.resume()
