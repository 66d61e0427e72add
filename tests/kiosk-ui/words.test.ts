/** Every word that a page says is there in both languages, and none is there that no page says. */
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lineFaults } from '../../drivers/contract/emulator.ts'
import { deviceStates, reasons } from '../../drivers/contract/status.ts'
import { callerKeys, deviceKinds, ratingLevels } from '../../drivers/contract/kinds.ts'
import { appointmentStates } from '../../device-daemon/wire/appointment-view.ts'
import { groupings, objectedParts } from '../../device-daemon/wire/groupings.ts'
import { isRecorded, type Route, routeRights } from '../../device-daemon/access/rights.ts'
import { presets } from '../../kiosk-ui/screens/office/presets.ts'
import * as lists from '../../device-daemon/wire/choices.ts'
import { caseStates } from '../../device-daemon/wire/case-view.ts'
import { noticeStates } from '../../device-daemon/wire/notice-view.ts'
import { helpStates } from '../../device-daemon/wire/help-view.ts'
import { problems } from '../../device-daemon/wire/problem.ts'
import { printStates, ratingStates, ticketStates } from '../../device-daemon/wire/views.ts'

const root = resolve(import.meta.dirname, '../../kiosk-ui')
const tables = ['common', 'board', 'home', 'kiosk', 'pad', 'parts', 'staff'] as const
const table = (spoken: 'zh-CN' | 'en', name: (typeof tables)[number]): Record<string, string> => JSON.parse(readFileSync(join(root, 'words', spoken, `${name}.json`), 'utf8'))
const allOf = (spoken: 'zh-CN' | 'en'): Record<string, string> => Object.assign({}, ...tables.map((name) => table(spoken, name)))
const zh = allOf('zh-CN')
const en = allOf('en')
const sources = globSync('**/*.{ts,tsx}', { cwd: root, exclude: (name) => name === 'dist' }).map((file) => readFileSync(join(root, file), 'utf8'))
const code = sources.join('\n')

const recorded = [...(Object.keys(routeRights) as Route[]).filter(isRecorded), 'POST /api/office/sign-in']

/** Words asked for by a code of the daemon, or composed with one. */
const coded = [
  ...deviceStates.map((state) => `state.${state}`),
  ...reasons.map((reason) => `reason.${reason}`),
  ...['cut-off', 'full'].map((standing) => `standing.${standing}`),
  ...ratingLevels.map((level) => `level.${level}`),
  ...ratingStates.map((state) => `rating.${state}`),
  ...ticketStates.map((state) => `ticket.${state}`),
  ...printStates.map((state) => `print.${state}`),
  ...deviceKinds.map((kind) => `kind.${kind}`),
  ...callerKeys.map((key) => `lab.caller-${key}`),
  ...['off', 'steady', 'blinking'].map((lamp) => `lab.lamp-${lamp}`),
  ...lineFaults.filter((fault) => fault !== 'none').map((fault) => `lab.fault-${fault}`),
  ...['near-end', 'out'].map((paper) => `lab.paper-${paper}`),
  ...['in', 'out'].map((cable) => `lab.cable-${cable}`),
  ...['open', 'closed'].map((cover) => `lab.cover-${cover}`),
  ...['ok', 'jammed'].map((cutter) => `lab.cutter-${cutter}`),
  ...['idle', 'reading', 'read', 'fault'].map((lamp) => `lab.reader-${lamp}`),
  ...['call-next', 'recall', 'start', 'finish', 'no-show', 'hold'].map((step) => `window.${step}`),
  ...lists.priorities.map((one) => `priority.${one}`),
  ...lists.callReasons.map((one) => `callReason.${one}`),
  ...lists.transferReasons.map((one) => `transferReason.${one}`),
  ...lists.cancelReasons.map((one) => `cancelReason.${one}`),
  ...appointmentStates.map((one) => `appointmentState.${one}`),
  ...caseStates.map((one) => `caseState.${one}`),
  ...lists.caseOutcomes.map((one) => `caseOutcome.${one}`),
  ...lists.withdrawWhys.map((one) => `withdrawWhy.${one}`),
  ...lists.withdrawReasons.map((one) => `withdrawReason.${one}`),
  ...lists.helpKinds.map((one) => `helpKind.${one}`),
  ...lists.helpHalves.map((one) => `helpHalf.${one}`),
  ...helpStates.map((one) => `helpState.${one}`),
  ...lists.helpResults.map((one) => `helpResult.${one}`),
  ...lists.helpCancelReasons.map((one) => `helpCancelReason.${one}`),
  ...['kind', 'item', 'place', 'on', 'half', 'by', 'name', 'phone'].map((field) => `help.${field}`),
  ...['window', 'phone'].map((by) => `help.by-${by}`),
  ...noticeStates.map((one) => `noticeState.${one}`),
  ...lists.rectificationStates.map((one) => `rectificationState.${one}`),
  ...['verify', 'rectify', 'answer', 'visit-back', 'close', 'recheck'].map((step) => `rectification.${step}`),
  ...lists.findings.map((one) => `finding.${one}`),
  ...lists.rectifyKinds.map((one) => `rectifyKind.${one}`),
  ...lists.rectifyAnswers.map((one) => `rectifyAnswer.${one}`),
  ...[...ratingLevels, 'not-reached'].map((one) => `visitedBack.${one}`),
  ...lists.rectifyOutcomes.map((one) => `rectifyOutcome.${one}`),
  ...['csv', 'xlsx'].map((form) => `download.${form}`),
  ...lists.recheckOutcomes.map((one) => `recheckOutcome.${one}`),
  ...lists.appealReasons.map((one) => `appealReason.${one}`),
  ...lists.complaintSubjects.map((one) => `complaintSubject.${one}`),
  ...lists.complaintChannels.map((one) => `complaintChannel.${one}`),
  ...lists.complaintStates.map((one) => `complaintState.${one}`),
  ...lists.complaintRefusals.filter((one) => one !== 'not-ours').map((one) => `complaintRefusal.${one}`),
  ...lists.referrals.map((one) => `referral.${one}`),
  ...lists.complaintFindings.map((one) => `complaintFinding.${one}`),
  ...lists.complaintAnswers.map((one) => `complaintAnswer.${one}`),
  ...lists.contentments.map((one) => `contentment.${one}`),
  ...['investigate', 'answer', 'visit-back'].map((step) => `complaint.${step}`),
  ...lists.inspectionKinds.map((one) => `inspectionKind.${one}`),
  ...lists.lineResults.map((one) => `lineResult.${one}`),
  ...lists.severities.map((one) => `severity.${one}`),
  ...lists.findingStates.map((one) => `findingState.${one}`),
  ...lists.findingOutcomes.map((one) => `findingOutcome.${one}`),
  ...lists.metLevels.map((one) => `met.${one}`),
  ...lists.lineSources.filter((one) => one !== 'stated').map((one) => `six.from-${one}`),
  ...lists.handOverWords.map((one) => `handOverWord.${one}`),
  ...lists.handOverStates.map((one) => `handOverState.${one}`),
  ...lists.giveBackReasons.map((one) => `giveBackReason.${one}`),
  ...lists.handOverOutcomes.map((one) => `handOverOutcome.${one}`),
  ...groupings.flatMap((by) => [`figure.by-${by}`, `column.${by}`]),
  ...['date', 'week', 'month'].flatMap((span) => [`trend.${span}`, `trend.per-${span}`]),
  ...presets.map((preset) => `period.${preset}`),
  ...['nobody', 'free', 'called', 'serving', 'paused'].map((state) => `map.${state}`),
  ...['case', 'handOver', 'rectification', 'complaint', 'finding'].map((kind) => `due.${kind}`),
  ...lists.correctionReasons.map((one) => `correctionReason.${one}`),
  ...objectedParts.map((part) => `appraisalPart.${part}`),
  ...lists.objectionReasons.map((one) => `objectionReason.${one}`),
  ...lists.objectionOutcomes.map((one) => `objectionOutcome.${one}`),
  ...lists.awardOutcomes.map((one) => `awardOutcome.${one}`),
  ...[1, 2, 3, 4, 5, 6].map((level) => `level-of.${level}`),
  ...lists.pauseReasons.map((one) => `pauseReason.${one}`),
  ...['valid', 'expired', 'unknown'].map((validity) => `window.${validity}`),
  ...['cleared', 'lifted-early', 'wrong-card', 'not-authentic', 'failed'].map((note) => `window.card-${note}`),
  ...['rated', 'declined', 'timed-out'].map((state) => `pad.${state}`),
  ...lists.wordsEraseReasons.map((reason) => `wordsErase.${reason}`),
  ...recorded.map((route) => `act.${route}`),
  ...['technician', 'supervisor'].map((role) => `role.${role}`),
  ...Object.keys(problems).map((code) => `problem.${code}`),
  ...['seconds', 'minutes', 'hours', 'days'].map((unit) => `tech.${unit}Ago`),
  ...['resident', 'hmt-residence', 'foreigner-2017', 'foreigner-2023'].map((card) => `card.${card}`),
  // How a print job ended, by the spooler's words.
  ...['daemon-restarted', 'expired', 'no-answer-wanted', 'no-confirmation', 'queue-full', 'ticket-gone', 'not-printable'].map((reason) => `reason.${reason}`),
]
/** A key is `group.what`. Words of a code's group are asked for by their codes alone. */
const groups = new Set(Object.keys(zh).map((key) => key.split('.')[0]))
const written = [...code.matchAll(/'([a-z]\w*)\.([\w-]+)'/gi)].filter(([, group]) => groups.has(group ?? '')).map(([, group, what]) => `${group}.${what}`)
const asked = new Set([...written, ...coded])

describe('The pages’ words', () => {
  it('are the same in both languages, with the same blanks to fill', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh))
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort()
    for (const [key, text] of Object.entries(zh)) expect(blanks(Object(en)[key]), key).toEqual(blanks(text))
  })

  it('are all there', () => {
    expect([...asked].filter((key) => !(key in zh))).toEqual([])
  })

  it('are all used', () => {
    const unused = Object.keys(zh).filter((key) => !asked.has(key) && !(key.startsWith('problem.') && (key.slice(8) in problems || key === 'problem.UNREACHABLE')))
    expect(unused).toEqual([])
  })

  it('lead nobody to a rating: none asks for a good one, and the levels stand in their official order', () => {
    const asking = (words: Record<string, string>) => Object.entries(words).filter(([key]) => /^(rate\.|pad\.|kiosk\.rate|written\.|window\.rating|rating\.)/.test(key)).map(([, text]) => text).join('\n')
    expect(asking(zh)).not.toMatch(/满意请|好评|五星|给个|支持一下|点赞|务必/)
    expect(asking(en)).not.toMatch(/good rating|five stars|best|please choose satisfied|positive|support us/i)
    expect(ratingLevels).toEqual(['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'])
  })

  it('stand in one table each', () => {
    expect(tables.flatMap((name) => Object.keys(table('zh-CN', name)))).toHaveLength(Object.keys(zh).length)
    for (const name of tables) expect(Object.keys(table('en', name)), name).toEqual(Object.keys(table('zh-CN', name)))
  })

  it.each([
    ['kiosk', ['common', 'parts', 'kiosk']],
    ['rate', ['common']],
    ['pad', ['common', 'parts', 'pad']],
    ['board', ['common', 'parts', 'board']],
    ['home', ['common', 'home']],
  ] as const)('of the page %s are all in what it loads', (screen, loaded) => {
    const there = new Set(loaded.flatMap((name) => Object.keys(table('zh-CN', name))))
    const here = globSync([`screens/${screen}/*.{ts,tsx}`, 'design/{rating-form,rating-words,button,notice,heading,qr,choice}.tsx', ...(loaded.some((name) => name === 'parts') ? ['design/parts.tsx'] : [])], { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
    const said = [...here.matchAll(/'([a-z]+\.[\w-]+)'/g)].map(([, key = '']) => key).filter((key) => key in zh)
    expect(said.length).toBeGreaterThan(2)
    expect(said.filter((key) => !there.has(key))).toEqual([])
    const groups = [...here.matchAll(/known\('([\w-]+)'/g)].map(([, group = '']) => group).filter((group) => group !== 'problem')
    expect(groups.filter((group) => ![...there].some((key) => key.startsWith(`${group}.`)))).toEqual([])
  })

  it('stand nowhere in the code itself', () => {
    const strays = globSync('screens/**/*.tsx', { cwd: root }).filter((file) => /[\u4e00-\u9fff]/.test(readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    // The product's name.
    expect(strays.sort()).toEqual(['screens/home/home.tsx'])
  })
})
