/** A hall whose names nobody thought of: forty signs, sixty letters, an emoji of several parts, a sign that turns a line about. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse, stringify } from 'yaml'

const root = resolve(import.meta.dirname, '../..')
const long = '关于进一步做好城乡居民基本养老保险待遇领取资格静默认证及异议申诉受理办理工作的事项'
const english = 'Unabridged application for supplementary household registration'
/** What must be read as it stands, whatever it holds. */
export const turning = '\u202e'
const short = (mark: string) => `办${turning}理👵🏽老人长名字的事项${mark}`.slice(0, 20)

/** Writes its files into the folder; returns the hall's. */
export function strangeHall(folder: string): string {
  const catalogue = JSON.parse(readFileSync(join(root, 'config/catalogue/township.json'), 'utf8'))
  for (const item of catalogue.items) Object.assign(item, { name: long.slice(0, 40) + item.code, nameEn: `${english} ${item.code}`, plainName: short(item.code), plainNameEn: english.slice(0, 52) + item.code, hint: long.slice(0, 30) })
  writeFileSync(join(folder, 'strange.json'), JSON.stringify(catalogue))
  const hall = parse(readFileSync(join(root, 'config/halls/emulated.yaml'), 'utf8'))
  Object.assign(hall, { catalogue: join(folder, 'strange.json') })
  Object.assign(hall.site, { name: long.slice(0, 40), nameEn: english.slice(0, 60) })
  for (const queue of hall.queues) Object.assign(queue, { name: long.slice(0, 20), nameEn: english.slice(0, 40) })
  for (const [nth, window] of hall.windows.entries()) Object.assign(window, { name: short(`窗${nth}`) })
  for (const [nth, clerk] of hall.clerks.entries()) Object.assign(clerk, { name: short(`员${nth}`) })
  const file = join(folder, 'strange.yaml')
  writeFileSync(file, stringify(hall))
  return file
}
