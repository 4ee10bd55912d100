import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, on a loopback port. */
export interface Child {
  readonly port: number
  /** Ends it as a crash does, and waits until it is gone. */
  readonly kill: () => Promise<void>
  /** Its next message, which it sends when it is sent one. */
  readonly ask: () => Promise<unknown>
}

/** @param script a file beside this one, which sends its port as its first message */
export async function startChild(script: string, ...args: readonly number[]): Promise<Child> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args.map(String))
  const [port] = (await once(child, 'message')) as [number]
  return {
    port,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    async ask() {
      const answer = once(child, 'message')
      child.send('?')
      return (await answer)[0]
    },
  }
}
