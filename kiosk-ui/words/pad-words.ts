/** What a rating tablet says. */
import en from './en/pad.json' with { type: 'json' }
import { addWords } from './words.ts'
import zh from './zh-CN/pad.json' with { type: 'json' }

addWords({ zh, en })
