/** What `guitai init` asks. */
import type { z } from 'zod'
import { hallSchema } from '../../config/schema.ts'
import { sentenceOf } from '../../config/sentences.ts'
import type { PortSeen } from '../transports/ports.ts'
import type { Question, Questions } from './question.ts'

const site = hallSchema.shape.site.shape

export interface Answers {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly tier: z.infer<typeof site.tier>
  readonly windows: number
  /** The kiosk printer's line: a path, `emulated` until there is one, or null for no printer. */
  readonly printer: string | null
}

export async function answersOf(questions: Questions, ports: readonly PortSeen[]): Promise<Answers> {
  const code = await questions.ask(checked("The site's code (division code or the hall's own; never changes)?", 'my-hall', site.code))
  const name = await questions.ask(checked("The hall's name in Chinese?", '便民服务中心', site.name))
  const nameEn = await questions.ask(checked("The hall's name in English?", 'Public Service Centre', site.nameEn))
  const tier = await questions.ask(checked('Its tier: city, township or village?', 'township', site.tier))
  const windows = await questions.ask(count('How many windows?', 2))
  const wanted = await questions.ask(yesOrNo('Is there a kiosk with a ticket printer?', 'yes'))
  const printer = wanted ? await questions.ask(line('Which line is the printer on', ports)) : null
  return { code, name, nameEn, tier, windows, printer }
}

function checked<T>(words: string, fallback: string, schema: z.ZodType<T>): Question<T> {
  return {
    words,
    fallback,
    read(answer) {
      const { data, error } = schema.safeParse(answer, { error: sentenceOf })
      return data === undefined ? { sentence: error?.issues[0]?.message ?? 'is not possible' } : { value: data }
    },
  }
}

const windowsMax = 99

function count(words: string, fallback: number): Question<number> {
  return {
    words,
    fallback: String(fallback),
    read(answer) {
      const value = Number(answer)
      return Number.isInteger(value) && value >= 1 && value <= windowsMax ? { value } : { sentence: `is not a number from 1 to ${windowsMax}` }
    },
  }
}

function yesOrNo(words: string, fallback: 'yes' | 'no'): Question<boolean> {
  return {
    words,
    fallback,
    read(answer) {
      if (/^(y|yes|是)$/i.test(answer)) return { value: true }
      return /^(n|no|否)$/i.test(answer) ? { value: false } : { sentence: 'is neither yes nor no' }
    },
  }
}

function line(words: string, ports: readonly PortSeen[]): Question<string> {
  const listed = ports.map(({ path, about }, index) => `  ${index + 1}  ${path} ${about}`.trimEnd())
  const seen = ports.length === 0 ? ['This box has no serial ports now.'] : ['Serial ports of this box:', ...listed]
  return {
    words: [...seen, `${words}: a number of the list, a path, or emulated?`].join('\n'),
    fallback: ports[0]?.path.includes('/by-path/') ? '1' : 'emulated',
    read(answer) {
      const port = /^\d{1,3}$/.test(answer) ? ports[Number(answer) - 1] : undefined
      if (port !== undefined) return { value: port.path }
      if (answer === 'emulated' || /^\/.+/.test(answer)) return { value: answer }
      return { sentence: 'is neither a number of the list, nor a path that begins with /, nor emulated' }
    },
  }
}
