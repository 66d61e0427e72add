/** Chance with a fixed seed: a fault is found in every run or in none, never in two of three. */
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_261_124 })
