#!/usr/bin/env node
// The command `react-stream-uploader`: which subcommand runs, and its exit code.

import { emulate } from './emulate.js'
import { ArgumentError } from './flag-values.js'
import { help } from './help.js'

try {
  await run(process.argv.slice(2))
} catch (error) {
  const isUsage = error instanceof ArgumentError
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  if (isUsage) process.stderr.write("See 'react-stream-uploader --help'.\n")
  process.exitCode = isUsage ? 2 : 1
}

async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === 'emulate' && !args.includes('--help')) return emulate(args)
  if (command === 'emulate' || command === '--help') process.stdout.write(help)
  else throw new ArgumentError(command === undefined ? 'Which command?' : `There is no command '${command}'.`)
}
