/** The supervisors' page: what was done in a period, and what waits for somebody to decide. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { connectPage, type Connection } from '../../daemon/connection.ts'
import { Button, Notice, Pairing, Top } from '../../design/parts.tsx'
import { SignIn } from '../../design/sign-in.tsx'
import { StaffCalls } from '../../design/staff-calls.tsx'
import { TablePeriod } from '../../design/table.tsx'
import { t } from '../../words/words.ts'
import { NamesProvider, useNamesOf } from './names.ts'
import { Navigation } from './navigation.tsx'
import { dateOf, PeriodChooser } from './period.tsx'
import { type Period, periodIn, presetOf } from './presets.ts'
import { type Section, sectionAt } from './sections.ts'
import '../../words/staff-words.ts'
import './office.css'

export function OfficeScreen() {
  const line = useMemo(() => connectPage({ role: 'supervisor' }), [])
  // The hall's own day, which may have begun before this machine's.
  const today = line.view.value?.businessDate ?? dateOf(new Date())
  const [period, choose] = usePeriod(today)
  const section = useSection()
  const clerk = line.session.value?.clerk ?? null
  if (line.needsToken.value) return <Pairing line={line} />
  return (
    <div class="office">
      <Top title={t('office.title')} line={line}>
        {clerk !== null && (
          <>
            <span data-testid="supervisor">
              {clerk.name} · {clerk.workNo}
            </span>
            <Button kind="small" onPress={() => line.useClerk(null)} testId="office-sign-out">
              {t('window.signOut')}
            </Button>
          </>
        )}
      </Top>
      {line.session.value !== null && clerk === null ? (
        <main>
          <SignIn line={line} path="/api/office/sign-in" onSignedIn={() => undefined} />
        </main>
      ) : (
        <div class="office-body">
          <Navigation chosen={section?.name} />
          <main>
            {line.standing.value !== 'open' && <Notice tone="bad" testId="standing">{t(`standing.${line.standing.value}`)}</Notice>}
            <StaffCalls calls={line.view.value?.staffCalls ?? []} onAnswer={(call) => line.post(`/api/staff-calls/${call}/answer`)} />
            {section !== undefined && clerk !== null && <Chosen line={line} section={section} period={period} today={today} onPeriod={choose} />}
          </main>
        </div>
      )}
    </div>
  )
}

/** The month until today where none was chosen. */
function usePeriod(today: string): readonly [period: Period, choose: (period: Period) => void] {
  const [chosen, setChosen] = useState(() => periodIn(location.search))
  const choose = (period: Period) => {
    // In the address, so that what is seen can be sent to somebody; not in the history, where each day of a choice would be a step back.
    history.replaceState(null, '', `?from=${period.from}&to=${period.to}${location.hash}`)
    setChosen(period)
  }
  return [chosen ?? presetOf('month', today), choose]
}

function useSection(): Section | undefined {
  const [section, setSection] = useState(() => sectionAt(location.hash))
  useEffect(() => {
    const follow = () => setSection(sectionAt(location.hash))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return section
}

interface ChosenProps {
  readonly line: Connection
  readonly section: Section
  readonly period: Period
  /** On the hall's own calendar. */
  readonly today: string
  readonly onPeriod: (period: Period) => void
}

/** A section with what its tables say beside the numbers: names, and of when they are. */
function Chosen({ line, section: { title, Shown, of }, period, today, onPeriod }: ChosenProps) {
  return (
    <NamesProvider value={useNamesOf(line)}>
      <TablePeriod.Provider value={of === 'now' ? today : `${period.from}-${period.to}`}>
        <div class="office-head">
          <h2>{t(title)}</h2>
          {of === 'period' && <PeriodChooser period={period} today={today} onChoose={onPeriod} />}
        </div>
        <Shown line={line} period={period} />
      </TablePeriod.Provider>
    </NamesProvider>
  )
}
