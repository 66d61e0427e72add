/** The supervisors' page: what was done in a period, and what waits for somebody to decide. Each section is a file and a line. */
import { signal } from '@preact/signals'
import type { ComponentChildren, FunctionComponent } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { connectPage, type Connection } from '../../daemon/connection.ts'
import { Button, Pairing, Top } from '../../design/parts.tsx'
import { SignIn } from '../../design/sign-in.tsx'
import { StaffCalls } from '../../design/staff-calls.tsx'
import { TablePeriod } from '../../design/table.tsx'
import { t, type WordKey } from '../../words/words.ts'
import { ActsSection } from './acts.tsx'
import { AppraisalSection } from './appraisal.tsx'
import { AttendanceSection } from './attendance.tsx'
import { ComplaintsSection } from './complaints.tsx'
import { DocumentsSection } from './documents.tsx'
import { FiguresSection } from './figures.tsx'
import { FrozenAppraisals } from './frozen.tsx'
import { InspectionsSection } from './inspections.tsx'
import { NamesProvider, useNamesOf } from './names.ts'
import { dateOf, PeriodChooser, thisMonth } from './period.tsx'
import { RectificationsSection } from './rectifications.tsx'
import { ReportSection } from './report.tsx'
import type { SectionProps } from './section.ts'
import { SignsSection } from './signs.tsx'
import { SixSection } from './six.tsx'
import { WrittenSection } from './written.tsx'
import '../../words/staff-words.ts'
import './office.css'

const sections: readonly (readonly [name: string, title: WordKey, Section: FunctionComponent<SectionProps>])[] = [
  ['figures', 'office.figures', FiguresSection],
  ['appraisal', 'office.appraisal', AppraisalSection],
  ['frozen', 'office.frozen', FrozenAppraisals],
  ['attendance', 'office.attendance', AttendanceSection],
  ['signs', 'office.signs', SignsSection],
  ['documents', 'office.documents', DocumentsSection],
  ['acts', 'office.acts', ActsSection],
  ['rectifications', 'office.rectifications', RectificationsSection],
  ['written', 'office.written', WrittenSection],
  ['complaints', 'office.complaints', ComplaintsSection],
  ['inspections', 'office.inspections', InspectionsSection],
  ['six', 'office.six', SixSection],
  ['report', 'office.report', ReportSection],
]
/** What these show is as it is now, whatever the period. */
const asItIs: ReadonlySet<string> = new Set(['documents', 'inspections', 'six'])
const chosen = () => sections.find(([name]) => `#${name}` === location.hash) ?? sections[0]

export function OfficeScreen() {
  const line = useMemo(() => connectPage({ role: 'supervisor' }), [])
  const period = useMemo(() => signal(thisMonth(new Date())), [])
  const [section, setSection] = useState(chosen)
  useEffect(() => {
    const follow = () => setSection(chosen())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const clerk = line.session.value?.clerk ?? null
  if (line.needsToken.value) return <Pairing line={line} />
  const [name, title, Section] = section ?? []
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
        <>
          <StaffCalls calls={line.view.value?.staffCalls ?? []} onAnswer={(call) => line.post(`/api/staff-calls/${call}/answer`)} />
          <nav class="office-sections">
            {sections.map(([one, words]) => (
              <a key={one} class="button small" href={`#${one}`} aria-current={one === name ? 'page' : undefined} data-testid={`office-${one}`}>
                {t(words)}
              </a>
            ))}
            <PeriodChooser period={period} />
          </nav>
          <main>
            {title !== undefined && <h2>{t(title)}</h2>}
            {Section !== undefined && clerk !== null && (
              <Named line={line} when={asItIs.has(name ?? '') ? dateOf(new Date()) : `${period.value.from}-${period.value.to}`}>
                <Section line={line} period={period.value} />
              </Named>
            )}
          </main>
        </>
      )}
    </div>
  )
}

/** With what a section's tables say beside the numbers: names, and of when they are. */
function Named({ line, when, children }: { readonly line: Connection; readonly when: string; readonly children: ComponentChildren }) {
  return (
    <NamesProvider value={useNamesOf(line)}>
      <TablePeriod.Provider value={when}>{children}</TablePeriod.Provider>
    </NamesProvider>
  )
}
