/** Where one came from, the start, the pages of a choice; what is over is ended with the one filled button. */
import { Icon } from '../../design/icon.tsx'
import { Button } from '../../design/parts.tsx'
import { t } from '../../words/words.ts'
import { Offers } from './offers.tsx'
import type { PageProps } from './page-props.ts'
import { isOpen } from './shut-page.tsx'
import { isAnswer, type Visit } from './visit.ts'

export function Foot({ line, visit }: Pick<PageProps, 'line' | 'visit'>) {
  const { value: step } = visit.step
  return (
    <nav class="kiosk-foot" aria-label={t('kiosk.steps')}>
      {visit.canGoBack.value && (
        <Button onPress={visit.back} className="quiet" testId="kiosk-back">
          <Icon name="back" />
          {t('kiosk.back')}
        </Button>
      )}
      {step.at !== 'start' && !isAnswer(step) && (
        <Button onPress={visit.home} className="quiet" testId="kiosk-home">
          <Icon name="home" />
          {t('kiosk.home')}
        </Button>
      )}
      {visit.beside.value.map(({ words, onPress, testId }) => (
        <Button key={testId} onPress={onPress} testId={testId}>
          {words}
        </Button>
      ))}
      {step.at === 'start' && isOpen(line) && <Offers visit={visit} />}
      {visit.pages.value > 1 && <Pager visit={visit} />}
      {isAnswer(step) && (
        <Button kind="main" onPress={visit.end} testId="kiosk-done">
          {t(step.at === 'number' ? 'kiosk.haveIt' : 'kiosk.done')}
        </Button>
      )}
    </nav>
  )
}

function Pager({ visit: { page, pages } }: { readonly visit: Visit }) {
  const turn = (by: number) => {
    page.value += by
  }
  return (
    <div class="kiosk-pages">
      <Button disabled={page.value === 0} onPress={() => turn(-1)} testId="kiosk-previous">
        {t('kiosk.previous')}
      </Button>
      <span class="kiosk-page-of">{t('kiosk.pageOf', { page: page.value + 1, pages: pages.value })}</span>
      <Button disabled={page.value + 1 >= pages.value} onPress={() => turn(1)} testId="kiosk-next">
        {t('kiosk.next')}
      </Button>
    </div>
  )
}
