/** What is pressed, in its states and with the texts that people and catalogues bring. */
import { Choice } from '../../design/choice.tsx'
import { Button } from '../../design/parts.tsx'
import { StepButton } from '../../design/step-button.tsx'
import { t } from '../../words/words.ts'
import { sampleNames, samples } from './samples.ts'
import { State } from './state.tsx'
import { Part } from './themes.tsx'

const nothing = () => undefined

export function PressedParts() {
  return (
    <>
      <Part title={t('design.buttons')} name="buttons">
        {() => <Buttons />}
      </Part>
      <Part title={t('design.steps')} name="steps">
        {() => <Steps />}
      </Part>
      <Part title={t('design.choices')} name="choices">
        {() => <ChoiceCards />}
      </Part>
    </>
  )
}

const Buttons = () => (
  <>
    <State name={t('design.usual')}>
      <Button onPress={nothing}>{samples.usual}</Button>
    </State>
    <State name={t('design.main')}>
      <Button kind="main" onPress={nothing}>
        {samples.usual}
      </Button>
    </State>
    <State name={t('design.small')}>
      <Button kind="small" onPress={nothing}>
        {samples.usual}
      </Button>
    </State>
    <State name={t('design.focused')} focused>
      <Button onPress={nothing}>{samples.usual}</Button>
    </State>
    <State name={t('design.pressed')}>
      <Button pressed onPress={nothing}>
        {samples.usual}
      </Button>
    </State>
    <State name={t('design.disabled')}>
      <Button disabled onPress={nothing}>
        {samples.usual}
      </Button>
    </State>
    {sampleNames.slice(1).map((name) => (
      <Button key={name} onPress={nothing}>
        {samples[name]}
      </Button>
    ))}
  </>
)

const Steps = () => (
  <>
    <State name={t('design.main')}>
      <StepButton keyName="C" kind="main" onPress={nothing}>
        {t('window.call-next')}
      </StepButton>
    </State>
    <State name={t('design.usual')}>
      <StepButton keyName="R" onPress={nothing}>
        {t('window.recall')}
      </StepButton>
    </State>
    <State name={t('design.focused')} focused>
      <StepButton keyName="S" onPress={nothing}>
        {t('window.start')}
      </StepButton>
    </State>
    <State name={t('design.disabled')}>
      <StepButton keyName="F" disabled onPress={nothing}>
        {t('window.finish')}
      </StepButton>
    </State>
    {sampleNames.slice(1).map((name) => (
      <StepButton key={name} keyName="U" onPress={nothing}>
        {samples[name]}
      </StepButton>
    ))}
  </>
)

const ChoiceCards = () => (
  <>
    <State name={t('design.usual')}>
      <Choice title={samples.usual} hint={samples.longChinese} note={samples.longEnglish} icon="ticket" onPress={nothing} testId="design-choice" />
    </State>
    <State name={t('design.main')}>
      <Choice title={samples.usual} icon="ticket" main onPress={nothing} testId="design-choice" />
    </State>
    <State name={t('design.focused')} focused>
      <Choice title={samples.usual} hint={samples.emoji} onPress={nothing} testId="design-choice" />
    </State>
    <State name={t('design.disabled')}>
      <Choice title={samples.usual} note={samples.turned} disabled onPress={nothing} testId="design-choice" />
    </State>
    {sampleNames.slice(1).map((name) => (
      <div key={name}>
        <Choice title={samples[name]} onPress={nothing} testId="design-choice" />
      </div>
    ))}
  </>
)
