/** The first page: what can be done here, and what at present cannot. */
import type { Connection } from '../../daemon/connection.ts'
import type { ChoiceProps } from '../../design/choice.tsx'
import { Choices } from '../../design/choices.tsx'
import { Notice } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import { waitingIn } from './items.ts'
import type { PageProps } from './page-props.ts'
import { Lead } from './said.tsx'
import { isOpen, ShutPage } from './shut-page.tsx'
import { useBeside } from './use-beside.ts'
import { useCamera } from './use-camera.ts'
import type { Visit } from './visit.ts'
import { warnings } from './warnings.ts'

export function StartPage({ line, visit }: PageProps) {
  const hasCamera = useCamera()
  if (!isOpen(line)) return <ShutStart visit={visit} />
  return (
    <>
      <Lead
        below={
          <>
            <Waiting line={line} />
            <div class="kiosk-warnings">
              {warnings(line.devices.value, hasCamera).map((words) => (
                <Notice key={words} tone="warn" testId={words.replace('.', '-')}>
                  {t(words)}
                </Notice>
              ))}
            </div>
          </>
        }
      >
        {visit.greeting.value === null ? t('kiosk.welcome') : t('kiosk.greet', { name: visit.greeting.value.name })}
      </Lead>
      <Choices pages={visit} choices={[...taking(visit), papers(visit), ...asking(line, visit)]} />
    </>
  )
}

/** Where to go is the page; what to bring can be asked all the same, and stands small in the foot: nothing is printed now. */
function ShutStart({ visit }: Pick<PageProps, 'visit'>) {
  const { title, onPress, testId } = papers(visit)
  useBeside(visit, [{ words: title, onPress, testId }])
  return <ShutPage visit={visit} />
}

const taking = (visit: Visit): ChoiceProps[] => [
  { title: t('kiosk.take'), hint: t('kiosk.takeHint'), icon: 'ticket', main: true, onPress: () => visit.go({ at: 'queues', wanted: 'ticket' }), testId: 'kiosk-take' },
  { title: t('kiosk.come'), hint: t('kiosk.comeHint'), icon: 'check', onPress: () => visit.go({ at: 'code' }), testId: 'kiosk-type' },
]

/** Nothing is written down for it: it can be asked whatever else cannot be done. */
const papers = (visit: Visit) => ({ title: t('kiosk.papers'), hint: t('kiosk.papersHint'), icon: 'papers', onPress: () => visit.go({ at: 'queues', wanted: 'papers' }), testId: 'kiosk-papers' }) satisfies ChoiceProps

function asking(line: Connection, visit: Visit): ChoiceProps[] {
  const { value: priority } = visit.priority
  const hint = priority === null ? t('kiosk.greenHint') : t('kiosk.greenOn', { why: known('priority', priority) })
  const help: ChoiceProps = { title: t('kiosk.help'), hint: t('kiosk.helpHint'), icon: 'hand', onPress: () => visit.go({ at: 'queues', wanted: 'help' }), testId: 'kiosk-ask-help' }
  return [
    { title: t('kiosk.green'), hint, icon: 'priority', onPress: () => visit.go({ at: 'green' }), testId: 'kiosk-green' },
    ...(line.view.value?.places.length === 0 ? [] : [help]),
    { title: t('kiosk.say'), hint: t('kiosk.sayHint'), icon: 'star', onPress: () => visit.go({ at: 'say' }), testId: 'kiosk-say' },
  ]
}

/** How long the lines are now: seen from afar, on a screen that has room for it. */
function Waiting({ line }: { readonly line: Connection }) {
  const { value: view } = line.view
  return (
    <dl class="kiosk-waiting">
      {(view?.queues ?? [])
        .filter(({ output }) => !output)
        .map(({ prefix, name, nameEn }) => (
          <div key={prefix}>
            <dt>{inLanguage({ zh: name, en: nameEn })}</dt>
            <dd>{t('kiosk.waiting', { count: waitingIn(view, prefix) })}</dd>
          </div>
        ))}
    </dl>
  )
}
