/** Codes for slips: what a person can read out and a clerk can type, and nothing that looks like something else. */
import { randomInt } from 'node:crypto'

const codeSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const newCode = () => Array.from({ length: 6 }, () => codeSigns[randomInt(codeSigns.length)]).join('')
/** A thousand million codes: five that are all taken will not be seen. */
const codesTried = 5

/** The hall takes the first that is free. */
export const newCodes = (): string[] => Array.from({ length: codesTried }, newCode)
