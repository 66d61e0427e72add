/** What can be wrong with a device, as switches: its cable and power, its paper, its cover, its line. */
import type { ComponentChildren } from 'preact'
import type { EmulatorView, PrinterFace } from '../../../device-daemon/wire/lab.ts'
import { t } from '../../words/words.ts'
import type { Act } from './act.ts'
import { Switch } from './switch.tsx'

interface FaultsProps {
  readonly id: string
  readonly view: EmulatorView
  readonly act: Act
}

/** One at a time: a line that is silent has no noise. */
const lineFaults = ['silence', 'noise', 'slow'] as const

export function Faults({ id, view, act }: FaultsProps) {
  const isOut = view.cable === 'out'
  return (
    <div class="lab-faults">
      {view.face.kind === 'printer' && <PrinterFaults id={id} face={view.face} act={act} />}
      <Group title={t('lab.group-power')}>
        <Switch label={t('lab.cable')} on={isOut} says={t(`lab.cable-${view.cable}`)} onSwitch={() => act({ type: 'cable', cable: isOut ? 'in' : 'out' })} testId={`${id}-cable`} />
      </Group>
      <Group title={t('lab.group-line')}>
        {lineFaults.map((fault) => {
          const on = view.fault === fault
          return <Switch key={fault} label={t(`lab.fault-${fault}`)} on={on} says={on ? t('lab.on') : t('lab.off')} onSwitch={() => act({ type: 'fault', fault: on ? 'none' : fault })} testId={`${id}-fault-${fault}`} />
        })}
      </Group>
    </div>
  )
}

function PrinterFaults({ id, face, act }: { readonly id: string; readonly face: PrinterFace; readonly act: Act }) {
  const paper = (fault: 'near-end' | 'out') => (
    <Switch label={t(`lab.paper-${fault}`)} on={face.paper === fault} says={face.paper === fault ? t('lab.yes') : t('lab.no')} onSwitch={() => act({ type: 'paper', paper: face.paper === fault ? 'ok' : fault })} testId={`${id}-paper-${fault}`} />
  )
  const isOpen = face.cover === 'open'
  const isJammed = face.cutter === 'jammed'
  return (
    <>
      <Group title={t('lab.group-paper')}>
        {paper('near-end')}
        {paper('out')}
      </Group>
      <Group title={t('lab.group-works')}>
        <Switch label={t('lab.cover')} on={isOpen} says={t(`lab.cover-${face.cover}`)} onSwitch={() => act({ type: 'cover', cover: isOpen ? 'closed' : 'open' })} testId={`${id}-cover`} />
        <Switch label={t('lab.cutter')} on={isJammed} says={t(`lab.cutter-${face.cutter}`)} onSwitch={() => act({ type: 'cutter', cutter: isJammed ? 'ok' : 'jammed' })} testId={`${id}-cutter`} />
      </Group>
    </>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <fieldset class="lab-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}
