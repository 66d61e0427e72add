import type { WindowView } from '../../device-daemon/wire/views.ts'
import { inLanguage } from './words.ts'

/** As its sign says it, in the page's language; not every hall has its signs in English. */
export const windowName = ({ name, nameEn }: Pick<WindowView, 'name' | 'nameEn'>): string => inLanguage({ zh: name, en: nameEn ?? name })
