/** What a ticket looks like on each printer, from the layout's file as it is now: whoever writes one keeps this open. */
import { useEffect, useState } from 'preact/hooks'
import type { PreviewAsk, TicketPreview } from '../../../device-daemon/wire/preview.ts'
import type { Answer, Connection } from '../../daemon/connection.ts'
import { Paper } from '../../design/paper.tsx'
import { Button, Notice } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'

interface Choice extends PreviewAsk {
  readonly printer: string
}

const usual = { item: 'chosen', ahead: 'some', copy: 'original' } as const

export function Preview({ line }: { readonly line: Connection }) {
  const [isOpen, setOpen] = useState(false)
  const printers = line.devices.value.filter(({ kind }) => kind === 'printer').map(({ id }) => id)
  const queues = line.view.value?.queues ?? []
  const [printer] = printers
  const [queue] = queues
  if (printer === undefined || queue === undefined) return null
  return (
    <section class="card tech-preview">
      <h2>{t('tech.preview')}</h2>
      <Button kind="small" pressed={isOpen} onPress={() => setOpen(!isOpen)} testId="preview">
        {t('tech.previewShow')}
      </Button>
      {isOpen && <Sheet line={line} printers={printers} queues={queues.map(({ prefix, name }) => ({ value: prefix, text: `${prefix} ${name}` }))} first={{ printer, queue: queue.prefix, ...usual }} />}
    </section>
  )
}

interface SheetProps {
  readonly line: Connection
  readonly printers: readonly string[]
  readonly queues: readonly Option[]
  readonly first: Choice
}

function Sheet({ line, printers, queues, first }: SheetProps) {
  const [choice, setChoice] = useState(first)
  const { answer, again } = usePreview(line, choice)
  const toggle = <K extends 'item' | 'ahead' | 'copy'>(key: K, one: Choice[K], other: Choice[K], text: string) => (
    <Button kind="small" pressed={choice[key] === one} onPress={() => setChoice({ ...choice, [key]: choice[key] === one ? other : one })} testId={`preview-${key}`}>
      {text}
    </Button>
  )
  return (
    <div class="tech-sheet">
      <div class="tech-choices">
        <Select label={t('tech.previewPrinter')} value={choice.printer} options={printers.map((id) => ({ value: id, text: id }))} onChoose={(printer) => setChoice({ ...choice, printer })} testId="preview-printer" />
        <Select label={t('tech.previewQueue')} value={choice.queue} options={queues} onChoose={(queue) => setChoice({ ...choice, queue })} testId="preview-queue" />
        {toggle('item', 'chosen', 'none', t('tech.previewItem'))}
        {toggle('ahead', 'some', 'none', t('tech.previewAhead'))}
        {toggle('copy', 'reprint', 'original', t('tech.previewCopy'))}
        <Button kind="small" onPress={again} testId="preview-again">
          {t('tech.previewAgain')}
        </Button>
      </div>
      {answer !== null && (answer.ok ? <Shown preview={answer.data} /> : <Notice tone="bad">{known('problem', answer.problem.code)}</Notice>)}
    </div>
  )
}

/** Asked anew at every choice, and when the daemon is back: it may have another layout then. */
function usePreview(line: Connection, { printer, ...ask }: Choice) {
  const [answer, setAnswer] = useState<Answer<TicketPreview> | null>(null)
  const [nth, setNth] = useState(0)
  const path = `/api/devices/${printer}/ticket?${new URLSearchParams(ask)}`
  const isOnline = line.online.value
  useEffect(() => {
    if (!isOnline) return
    let isLast = true
    void line.get<TicketPreview>(path).then((got) => {
      if (isLast) setAnswer(got)
    })
    return () => {
      isLast = false
    }
  }, [path, nth, isOnline])
  return { answer, again: () => setNth(nth + 1) }
}

function Shown({ preview: { name, file, inForce, faults, paper } }: { readonly preview: TicketPreview }) {
  return (
    <div class="tech-shown" data-testid="preview-shown">
      <p>
        <strong>{name}</strong> <code>{file}</code>
      </p>
      {faults.length > 0 && (
        <section class="notice bad" role="alert" data-testid="preview-faults">
          <strong>{t('tech.previewFaults')}</strong>
          <ul>
            {faults.map((fault) => (
              <li key={fault.en}>{inLanguage(fault)}</li>
            ))}
          </ul>
        </section>
      )}
      {faults.length === 0 && <Notice testId="preview-force">{inForce ? t('tech.previewInForce') : t('tech.previewLater')}</Notice>}
      {paper !== null && (
        <div class="tech-paper">
          <Paper piece={{ cut: true, rows: paper.rows }} widthDots={paper.widthDots} testId="preview-paper" />
        </div>
      )}
    </div>
  )
}

interface Option {
  readonly value: string
  readonly text: string
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChoose: (value: string) => void
  readonly testId: string
}

function Select({ label, value, options, onChoose, testId }: SelectProps) {
  return (
    <label class="tech-select">
      {label}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)} data-testid={testId}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  )
}
