/** A window's name on a page, in the page's language. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { HallView } from '../../device-daemon/wire/views.ts'
import { standOf } from '../../kiosk-ui/screens/office/stands.ts'
import { windowName } from '../../kiosk-ui/words/window-name.ts'
import { setLanguage } from '../../kiosk-ui/words/words.ts'

const general = { number: 1, name: '综合窗口', nameEn: 'General window' }
const unnamed = { number: 2, name: '户籍窗口', nameEn: null }

vi.stubGlobal('document', { documentElement: { lang: '' } })
afterEach(() => setLanguage('zh'))

describe('A window’s name', () => {
  it('is Chinese on a Chinese page and English on an English one', () => {
    expect(windowName(general)).toBe('综合窗口')
    setLanguage('en')
    expect(windowName(general)).toBe('General window')
  })

  it('is its Chinese one where the hall has no other', () => {
    setLanguage('en')
    expect(windowName(unnamed)).toBe('户籍窗口')
  })

  it('says where a device stands', () => {
    const view = { windows: [general], stands: { 'window-1/pad': { window: 1 } } } as unknown as HallView
    expect(standOf(view, 'window-1/pad')).toBe('综合窗口')
    setLanguage('en')
    expect(standOf(view, 'window-1/pad')).toBe('General window')
  })
})
