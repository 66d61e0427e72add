/** What a catalogue has wrong beyond its shape: for a hall that loads it, and for who looks at it before. */
import type { Found } from '../fault.ts'
import type { ServiceItem } from '../item-schema.ts'
import { bundleFaults } from './bundles.ts'
import { plainNameFaults } from './plain-names.ts'
import { repeatedItems } from './repetitions.ts'

export const catalogueFaults = (items: readonly ServiceItem[]): Found[] => [...repeatedItems(items), ...bundleFaults(items), ...plainNameFaults(items)]
