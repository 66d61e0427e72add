/** What the list of pages says. */
import en from './en/home.json' with { type: 'json' }
import { addWords } from './words.ts'
import zh from './zh-CN/home.json' with { type: 'json' }

addWords({ zh, en })
