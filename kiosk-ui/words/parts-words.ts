/** What is said wherever a page has a head or must be paired. */
import en from './en/parts.json' with { type: 'json' }
import { addWords } from './words.ts'
import zh from './zh-CN/parts.json' with { type: 'json' }

addWords({ zh, en })
