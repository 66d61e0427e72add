/** `guitai serve`: runs the daemon until it is told to stop. */
import { type Hall, loadHall } from '../../config/load.ts'
import { systemClock } from '../clock.ts'
import { RecentLog } from '../diagnostics/recent-log.ts'
import { JournalDamaged } from '../journal/journal.ts'
import { createLog } from '../logging.ts'
import { type Daemon, StartError, startDaemon } from '../main.ts'
import { leaveNote, readSettings, takeNoteAway } from '../settings.ts'
import { onThisBox, openable, withOwnAddresses } from './addresses.ts'
import { buildPages } from './build-pages.ts'
import { whenLauncherDies } from './launcher.ts'
import { whenWrapperDies } from './own-node.mjs'
import { tidyHeapSoon } from './tidy-heap.ts'
import { UsageError } from './usage.ts'

/** A stop that takes longer is cut short: systemd would do the same, later. */
const stopMs = 10_000

export async function serve(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new UsageError('guitai serve takes no words; see GUITAI_CONFIG, GUITAI_DATA, GUITAI_PORT.')
  const settings = readSettings(process.env)
  const hall = withOwnAddresses(loadHall(settings.config))
  const recent = new RecentLog()
  const log = createLog({ level: settings.logLevel, recent })
  // From here on a signal means an orderly end, also while the daemon is still starting.
  const told = untilTold()
  try {
    if (!(await buildPages(settings, told))) return 0
    const daemon = await startDaemon({
      hall,
      data: settings.data,
      box: settings.box,
      port: settings.port ?? hall.config.listen.port,
      pages: settings.pages,
      clock: systemClock,
      log,
      recent,
      onDamage(error) {
        console.error(error.message)
        process.exit(1)
      },
    })
    leaveNote(daemon.port, { pid: process.pid, data: settings.data, url: onThisBox(daemon.url) })
    process.stdout.write(banner(hall, daemon))
    tidyHeapSoon(systemClock)
    await told
    setTimeout(() => process.exit(1), stopMs).unref()
    takeNoteAway(daemon.port)
    await daemon.stop()
    return 0
  } catch (error) {
    if (error instanceof StartError || error instanceof JournalDamaged) {
      console.error(error.message)
      return 1
    }
    throw error
  }
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
    process.once('SIGHUP', () => resolve())
    whenWrapperDies(resolve)
    whenLauncherDies(systemClock, resolve)
  })
}

/** Every page's address, and in the emulated hall how to get in. */
function banner(hall: Hall, daemon: Daemon): string {
  const { config } = hall
  const [url, ...others] = openable(daemon.url, hall)
  const pages = [
    ...config.kiosks.map((kiosk) => ['kiosk', kiosk.number === 1 ? '/kiosk' : `/kiosk?number=${kiosk.number}`] as const),
    ...config.windows.map((window) => [`window ${window.number}`, `/window/${window.number}`] as const),
    ...config.windows.filter(({ padScreen }) => padScreen).map((window) => [`pad ${window.number}`, `/pad/${window.number}`] as const),
    ['board', '/board'] as const,
    ['tech', '/tech'] as const,
    ['office', '/office'] as const,
    ...(config.emulated ? [['lab', '/lab'] as const] : []),
    ['API', '/api/docs'] as const,
  ]
  const rehearsal = config.emulated
    ? [
        '',
        'This hall is EMULATED: no real device, no real person, and its pages pair themselves.',
        `Clerks sign in with ${config.clerks.map((clerk) => `${clerk.workNo} / ${clerk.pin}`).join(' or ')}.`,
      ]
    : []
  return [
    '',
    `Guitai 柜台 · ${config.site.name} · ${config.site.nameEn}`,
    '',
    ...pages.map(([name, path]) => `  ${name.padEnd(10)} ${url}${path}`),
    ...(others.length === 0 ? [] : ['', `The same pages are at ${others.join(', ')}.`]),
    ...rehearsal,
    '',
    '',
  ].join('\n')
}
