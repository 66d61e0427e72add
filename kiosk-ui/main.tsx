/** One document for all pages; the address says which, and only that page's code is loaded. */
import { effect } from '@preact/signals'
import type { ComponentChild } from 'preact'
import { render } from 'preact'
import { breakBetweenWords } from './design/text.ts'
import { titleOf } from './title.ts'
import './design/tokens.css'
import './design/base.css'
import './design/button.css'

async function pageOf(address: URL): Promise<ComponentChild> {
  const [, name = '', number = ''] = address.pathname.split('/')
  switch (name) {
    case 'kiosk': {
      const { KioskScreen } = await import('./screens/kiosk/kiosk.tsx')
      return <KioskScreen number={Number(address.searchParams.get('number') ?? 1)} />
    }
    case 'board': {
      const { BoardScreen } = await import('./screens/board/board.tsx')
      return <BoardScreen />
    }
    case 'window': {
      const { WindowScreen } = await import('./screens/window/window.tsx')
      return <WindowScreen number={Number(number)} />
    }
    case 'pad': {
      const { PadScreen } = await import('./screens/pad/pad.tsx')
      return <PadScreen number={Number(number)} />
    }
    case 'tech': {
      const { TechScreen } = await import('./screens/tech/tech.tsx')
      return <TechScreen />
    }
    case 'office': {
      const { OfficeScreen } = await import('./screens/office/office.tsx')
      return <OfficeScreen />
    }
    case 'rate': {
      const { RateScreen } = await import('./screens/rate/rate.tsx')
      return <RateScreen code={decodeURIComponent(number)} />
    }
    case 'lab': {
      const { LabScreen } = await import('./screens/lab/lab.tsx')
      return <LabScreen />
    }
    case 'design': {
      const { DesignScreen } = await import('./screens/design/design.tsx')
      return <DesignScreen />
    }
    default: {
      const { HomeScreen } = await import('./screens/home/home.tsx')
      return <HomeScreen />
    }
  }
}

breakBetweenWords()
const address = new URL(location.href)
effect(() => {
  document.title = titleOf(address)
})
const root = document.getElementById('page')
if (root !== null) render(await pageOf(address), root)
