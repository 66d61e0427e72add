// The Node that the project brings by npm. Not by node_modules/.bin: npm 10 leaves that link out.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const runtimeMajor = 26
/** Tells the child that its channel is the wrapper's, and not some other parent's. */
const channel = 'GUITAI_WRAPPED'

/** True when this process runs on it, or on one as new. */
export const isNewEnough = () => Number(process.versions.node.split('.')[0]) >= runtimeMajor

/** Calls `gone` when the process that ran this one again has died; never where none did. */
export function whenWrapperDies(gone) {
  if (process.env[channel] === undefined || process.channel === undefined) return
  process.once('disconnect', gone)
  // The wait for it keeps nothing alive.
  process.channel?.unref()
  if (!process.connected) gone()
}

/** Runs this very command again on the project's Node, and ends as it ends. */
export function runAgain() {
  const own = fileURLToPath(new URL(`../../node_modules/node-linux-${process.arch}/bin/node`, import.meta.url))
  if (!existsSync(own)) {
    console.error(`Guitai needs Node ${runtimeMajor}, and \`npm ci\` has not brought it to this machine (linux x64 or arm64).`)
    process.exit(1)
  }
  const child = spawn(own, [...process.execArgv, ...process.argv.slice(1)], {
    // The channel closes with this process, however it dies.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [channel]: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1))
}
