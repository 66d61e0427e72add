/** What the pages of clerks, supervisors and technicians say. */
import en from './en/staff.json' with { type: 'json' }
import './kiosk-words.ts'
import { addWords } from './words.ts'
import zh from './zh-CN/staff.json' with { type: 'json' }

addWords({ zh, en })
