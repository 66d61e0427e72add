#!/usr/bin/env node
// Starts the daemon's TypeScript with the Node that the project brings, whichever Node runs this file.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const runtimeMajor = 26
if (Number(process.versions.node.split('.')[0]) >= runtimeMajor) {
  await import('./main.ts')
} else {
  const own = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url))
  if (!existsSync(own)) {
    console.error(`guitai: Node ${runtimeMajor} is needed and \`npm ci\` has not brought it to this machine.`)
    process.exit(1)
  }
  const { status, signal } = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(signal === null ? (status ?? 1) : 1)
}
