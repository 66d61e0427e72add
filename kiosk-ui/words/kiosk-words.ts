/** What kiosks say, and staff of what is said there. */
import en from './en/kiosk.json' with { type: 'json' }
import { addWords } from './words.ts'
import zh from './zh-CN/kiosk.json' with { type: 'json' }

addWords({ zh, en })
