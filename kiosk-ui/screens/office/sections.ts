/** What the office shows: a section is a file and a line. */
import type { FunctionComponent } from 'preact'
import type { WordKey } from '../../words/words.ts'
import { ActsSection } from './acts.tsx'
import { AppraisalSection } from './appraisal.tsx'
import { AttendanceSection } from './attendance.tsx'
import { ComplaintsSection } from './complaints.tsx'
import { DocumentsSection } from './documents.tsx'
import { FiguresSection } from './figures.tsx'
import { FrozenAppraisals } from './frozen.tsx'
import { InspectionsSection } from './inspections.tsx'
import { OpenMatters } from './open-matters.tsx'
import { RectificationsSection } from './rectifications.tsx'
import { ReportSection } from './report.tsx'
import type { SectionProps } from './section.ts'
import { SignsSection } from './signs.tsx'
import { SixSection } from './six.tsx'
import { TodaySection } from './today.tsx'
import { TrendsSection } from './trends.tsx'
import { WrittenSection } from './written.tsx'

export interface Section {
  readonly name: string
  readonly title: WordKey
  readonly Shown: FunctionComponent<SectionProps>
  /** Of the period that is chosen, or as it is now. */
  readonly of: 'period' | 'now'
}

const one = (name: string, title: WordKey, Shown: Section['Shown'], of: Section['of'] = 'period'): Section => ({ name, title, Shown, of })

export const groups: readonly (readonly [title: WordKey, sections: readonly Section[]])[] = [
  ['group.now', [one('today', 'office.today', TodaySection, 'now'), one('matters', 'office.matters', OpenMatters, 'now')]],
  ['group.figures', [one('figures', 'office.figures', FiguresSection), one('trends', 'office.trends', TrendsSection)]],
  [
    'group.quality',
    [
      one('rectifications', 'office.rectifications', RectificationsSection, 'now'),
      one('complaints', 'office.complaints', ComplaintsSection, 'now'),
      one('written', 'office.written', WrittenSection),
      one('signs', 'office.signs', SignsSection),
      one('inspections', 'office.inspections', InspectionsSection, 'now'),
    ],
  ],
  ['group.people', [one('attendance', 'office.attendance', AttendanceSection), one('appraisal', 'office.appraisal', AppraisalSection), one('frozen', 'office.frozen', FrozenAppraisals)]],
  ['group.rules', [one('six', 'office.six', SixSection, 'now'), one('documents', 'office.documents', DocumentsSection, 'now'), one('acts', 'office.acts', ActsSection)]],
  ['group.exports', [one('report', 'office.report', ReportSection)]],
]

const sections = groups.flatMap(([, own]) => own)
/** The one that the address names; the first where it names none. */
export const sectionAt = (hash: string): Section | undefined => sections.find(({ name }) => `#${name}` === hash) ?? sections[0]
