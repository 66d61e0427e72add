/** What a self-test found, with its time, until somebody closes it or the device is another. */
import { Button, Notice } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import { agoText, momentOf } from './ago.ts'
import type { SelfTest } from './self-tests.ts'

interface ReportProps {
  readonly test: SelfTest
  readonly now: number
  readonly onClose: () => void
}

export function Report({ test, now, onClose }: ReportProps) {
  if (test.state === 'running') return <Notice testId="self-test-running">{t('tech.testHint')}</Notice>
  const close = (
    <Button kind="small" onPress={onClose} testId="self-test-close">
      {t('tech.close')}
    </Button>
  )
  if (test.state === 'refused')
    return (
      <section class="notice bad tech-report">
        <strong>{known('problem', test.code)}</strong>
        {close}
      </section>
    )
  const { report } = test
  return (
    <section class={`notice tech-report ${report.passed ? '' : 'bad'}`} data-testid="self-test-report">
      <p>
        <strong>{report.passed ? t('tech.passed') : t('tech.failed')}</strong>{' '}
        <small data-testid="self-test-at">{t('tech.testedAt', { at: momentOf(report.at, now), ago: agoText(Date.parse(report.at), now) })}</small>
      </p>
      {close}
      <ul>
        {report.steps.map((step) => (
          <li key={step.title.en}>
            {step.passed ? '✓' : '✗'} {inLanguage(step.title)}
            {step.advice !== null && <p class="tech-advice">{inLanguage(step.advice)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
