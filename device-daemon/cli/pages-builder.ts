/** Runs as a process of its own: builds the pages that the configuration file in its only word describes. */
import { build } from 'vite'

// A terminal or a service manager tells the daemon and this at once; the daemon ends this, and knows why it did.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
// The channel closes with the daemon, however it dies. The wait for it keeps nothing alive.
process.once('disconnect', () => process.exit(1))
process.channel?.unref()

await build({ configFile: process.argv[2] ?? false, logLevel: 'warn' })
