/** What a hall’s board says. */
import en from './en/board.json' with { type: 'json' }
import { addWords } from './words.ts'
import zh from './zh-CN/board.json' with { type: 'json' }

addWords({ zh, en })
