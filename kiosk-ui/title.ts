/** What a page's tab says: which page this is and, of several alike, which of them. */
import { t, type WordKey } from './words/words.ts'

const titles: Record<string, WordKey> = {
  kiosk: 'title.kiosk',
  window: 'title.window',
  pad: 'title.pad',
  board: 'title.board',
  tech: 'title.tech',
  office: 'title.office',
  rate: 'title.rate',
  lab: 'title.lab',
  design: 'title.design',
}

export function titleOf({ pathname, searchParams }: URL): string {
  const [, name = '', number = ''] = pathname.split('/')
  return t('title.named', { page: t(titles[name] ?? 'title.home', { number: name === 'kiosk' ? (searchParams.get('number') ?? 1) : number }) })
}
