/** Every part of the pages in every state, in every theme: what a part looks like is decided here, not in a screen. Only an emulated hall has it. */
import { useMemo } from 'preact/hooks'
import { connectPage } from '../../daemon/connection.ts'
import { Top } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'
import { AskedParts } from './asked-parts.tsx'
import { ChartParts } from './chart-parts.tsx'
import { PressedParts } from './pressed-parts.tsx'
import { ToldParts } from './told-parts.tsx'
import { TokenParts } from './token-parts.tsx'
import '../../words/staff-words.ts'
import './design.css'

export function DesignScreen() {
  const line = useMemo(() => connectPage({ role: 'technician' }), [])
  return (
    <div class="design">
      <Top title={t('design.title')} line={line} />
      <main>
        <PressedParts />
        <ToldParts />
        <ChartParts />
        <AskedParts />
        <TokenParts />
      </main>
    </div>
  )
}
