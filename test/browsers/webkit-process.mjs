import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

// node webkit-process.mjs <driver> <port>: WebKit's driver, on a screen of its own where there is none. They end with their parent.
const [driver, port] = process.argv.slice(2)
const children = []

/** In a group of its own: the driver's browser ends with it. */
function start(command, args, options) {
  const child = spawn(command, args, { detached: true, ...options })
  children.push(child)
  return child
}

function end() {
  for (const { pid } of children) {
    try {
      if (pid !== undefined) process.kill(-pid)
    } catch {
      // It has ended already.
    }
  }
  process.exit()
}

function startScreen() {
  const screen = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((resolve, reject) => {
    screen.once('error', reject)
    screen.stdout.once('data', (digits) => resolve(`:${digits.toString().trim()}`))
  })
}

function answers() {
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).once('error', () => resolve(false))
  })
}

process.on('disconnect', end)
const DISPLAY = process.env.DISPLAY ?? (await startScreen())
start(driver, [`--port=${port}`], { env: { ...process.env, DISPLAY }, stdio: 'ignore' })
while (!(await answers())) await pause(50)
process.send('ready')
