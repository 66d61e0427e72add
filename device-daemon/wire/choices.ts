/** What may be chosen from: lists that pages show and facts are made of. No schemas, so that pages need none. */

/** Why somebody is called before others (绿色通道). `other`: whatever the reason, for those who need not know it. */
export const priorities = ['elderly', 'disabled', 'veteran', 'with-child', 'item', 'other'] as const
export type Priority = (typeof priorities)[number]

// Reasons are lists, so that nobody writes about a person where it stays for ever.
export const callReasons = ['was-here', 'needs-help', 'quick', 'complaint', 'assigned', 'other'] as const
export type CallReason = (typeof callReasons)[number]
export const transferReasons = ['wrong-window', 'next-step', 'other-skill', 'load', 'other'] as const
export type TransferReason = (typeof transferReasons)[number]
export const cancelReasons = ['left', 'papers-missing', 'wrong-queue', 'duplicate', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]
/** What was decided. Either way there is a paper to hand out. */
export const caseOutcomes = ['granted', 'refused'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]
export const withdrawReasons = ['by-person', 'papers-not-brought', 'mistake', 'other'] as const
export type WithdrawReason = (typeof withdrawReasons)[number]
/** Papers for which a notice has room. */
export const papersMax = 40
/** How large a notice is printed. */
export const noticeSizes = ['normal', 'large'] as const
export type NoticeSize = (typeof noticeSizes)[number]
/** Why somebody who was asked first hands it to another (首问负责). */
export const handOverWords = ['not-our-item', 'needs-other-department', 'needs-back-office', 'other-level', 'needs-help', 'other'] as const
export type HandOverWord = (typeof handOverWords)[number]
export const handOverStates = ['offered', 'taken', 'returned', 'closed'] as const
export const giveBackReasons = ['not-mine', 'not-possible', 'person-wants-first', 'off-duty', 'other'] as const
export type GiveBackReason = (typeof giveBackReasons)[number]
/** `not-taken`: nobody did, in time. */
export const returnReasons = ['not-taken', ...giveBackReasons] as const
export const handOverOutcomes = ['settled', 'answered', 'sent-elsewhere', 'person-left', 'other'] as const
export type HandOverOutcome = (typeof handOverOutcomes)[number]
export const pauseReasons = ['break', 'meeting', 'handover', 'equipment', 'errand', 'other'] as const
export type PauseReason = (typeof pauseReasons)[number]
/** 代办, 帮办, 上门: done for somebody, done with them, done where they live. */
export const helpKinds = ['agency', 'assist', 'homeService'] as const
export type HelpKind = (typeof helpKinds)[number]
export const helpHalves = ['morning', 'afternoon'] as const
export type HelpHalf = (typeof helpHalves)[number]
/** Where it was asked for; by telephone a clerk writes it down. */
export const helpChannels = ['kiosk', 'window', 'phone'] as const
export type HelpChannel = (typeof helpChannels)[number]
export const helpResults = ['done', 'not-met', 'not-needed', 'refused', 'referred'] as const
export type HelpResult = (typeof helpResults)[number]
export const helpCancelReasons = ['by-person', 'duplicate', 'mistake', 'other'] as const
export type HelpCancelReason = (typeof helpCancelReasons)[number]
/** Why a clerk takes back what the pad asks. Each is counted. */
export const withdrawWhys = ['person-left', 'wrong-person', 'pad-trouble', 'person-declined', 'other'] as const
export type WithdrawWhy = (typeof withdrawWhys)[number]
/** How a rating came: a pad's key, the window's tablet, the ticket's code on a telephone, the kiosk, or read out to somebody who wrote it down. */
export const ratingChannels = ['pad', 'screen', 'qr', 'kiosk', 'assisted'] as const
export type RatingChannel = (typeof ratingChannels)[number]
/** Why a supervisor erases what somebody wrote beside a rating. */
export const wordsEraseReasons = ['personal-data', 'insult', 'asked-by-person', 'other'] as const
export type WordsEraseReason = (typeof wordsEraseReasons)[number]
/** What becomes of a bad rating (差评整改). */
export const rectificationStates = ['opened', 'contacted', 'verified', 'rectifying', 'answered', 'visited-back', 'closed'] as const
export const rectificationSteps = ['assign', 'contact', 'verify', 'rectify', 'answer', 'visit-back', 'close', 'appeal', 'recheck'] as const
export type RectificationStep = (typeof rectificationSteps)[number]
/** What was found when it was looked into. */
export const findings = ['justified', 'unjustified', 'no-legal-basis', 'not-reachable'] as const
export type Finding = (typeof findings)[number]
/** How long it may take to put right. */
export const rectifyKinds = ['simple', 'complex'] as const
export type RectifyKind = (typeof rectifyKinds)[number]
export const rectifyAnswers = ['put-right', 'explained', 'apologised', 'not-possible'] as const
export type RectifyAnswer = (typeof rectifyAnswers)[number]
export const rectifyOutcomes = ['settled', 'not-settled'] as const
export type RectifyOutcome = (typeof rectifyOutcomes)[number]
/** `set-aside`: by a re-check. */
export const rectificationEnds = [...rectifyOutcomes, 'set-aside'] as const
export const appealReasons = ['pressed-wrong-key', 'not-my-act', 'rules-demanded-it', 'malicious', 'other'] as const
export type AppealReason = (typeof appealReasons)[number]
/** Whether the rating stands after a re-check. */
export const recheckOutcomes = ['stands', 'mistaken', 'malicious'] as const
export type RecheckOutcome = (typeof recheckOutcomes)[number]
/** What becomes of a complaint (投诉), by the steps of GB/T 36113. */
export const complaintStates = ['filed', 'accepted', 'investigated', 'answered', 'visited-back', 'refused', 'closed'] as const
export const complaintSteps = ['accept', 'refuse', 'investigate', 'answer', 'visit-back', 'close'] as const
export type ComplaintStep = (typeof complaintSteps)[number]
/** As with help: by telephone a clerk writes it down. */
export const complaintChannels = helpChannels
export type ComplaintChannel = (typeof complaintChannels)[number]
export const complaintSubjects = ['attitude', 'efficiency', 'wrong-information', 'refused-without-reason', 'charged-too-much', 'equipment', 'other'] as const
export type ComplaintSubject = (typeof complaintSubjects)[number]
/** Why a complaint is not accepted. */
export const complaintRefusals = ['not-ours', 'no-facts', 'duplicate', 'in-court', 'withdrawn', 'other'] as const
export type ComplaintRefusal = (typeof complaintRefusals)[number]
/** To whom a complaint goes that is not ours. */
export const referrals = ['hotline', 'department', 'other-hall', 'review-or-court', 'discipline'] as const
export type Referral = (typeof referrals)[number]
export const complaintFindings = ['upheld', 'partly-upheld', 'not-upheld', 'not-established'] as const
export type ComplaintFinding = (typeof complaintFindings)[number]
export const complaintAnswers = ['put-right', 'apologised', 'repaid', 'explained', 'not-possible'] as const
export type ComplaintAnswer = (typeof complaintAnswers)[number]
/** What the person says of the answer. `anonymous`: there is nobody to be asked. */
export const contentments = ['content', 'not-content', 'not-reached', 'anonymous'] as const
export type Contentment = (typeof contentments)[number]
/** How an appointment got here. */
export const bookingSources = ['csv', 'json', 'api'] as const
export type BookingSource = (typeof bookingSources)[number]
/** Why somebody's attendance was not as it was recorded. */
export const correctionReasons = ['forgot-sign-in', 'forgot-sign-out', 'box-fault', 'errand', 'training', 'leave', 'other'] as const
export type CorrectionReason = (typeof correctionReasons)[number]
/** Services whose pages are answered as they were by their makers' own programs (device-daemon/compat). */
export const readerShapes = ['cvr', 'zkidr'] as const
export type ReaderShape = (typeof readerShapes)[number]
/** How much of a card such a page is given. */
export const readerFields = ['masked', 'full'] as const
export type ReaderFields = (typeof readerFields)[number]
/** The configuration's words for why it may be; they stand in each fact. */
export const basisMax = 120
/** What a clerk objects to in an appraisal, beside its parts: the number of acts itself. */
export const objectionReasons = ['numbers-wrong', 'not-my-act', 'was-away', 'rating-appealed', 'rules-misread', 'other'] as const
export type ObjectionReason = (typeof objectionReasons)[number]
/** `granted`: another appraisal is made in the place of this one. */
export const objectionOutcomes = ['stands', 'granted'] as const
export type ObjectionOutcome = (typeof objectionOutcomes)[number]
export const awardOutcomes = ['granted', 'not-granted'] as const
export type AwardOutcome = (typeof awardOutcomes)[number]
/** A visit to see how a hall works (督查): told beforehand, or not (暗访). */
export const inspectionKinds = ['announced', 'unannounced'] as const
export type InspectionKind = (typeof inspectionKinds)[number]
/** Of a line of its checklist. */
export const lineResults = ['pass', 'fail', 'not-applicable'] as const
export type LineResult = (typeof lineResults)[number]
/** How soon a finding is to be put right. */
export const severities = ['minor', 'major', 'serious'] as const
export type Severity = (typeof severities)[number]
export const findingStates = ['found', 'put-right', 'settled'] as const
export const findingOutcomes = ['ok', 'again'] as const
export type FindingOutcome = (typeof findingOutcomes)[number]
export const inspectionSteps = ['check', 'find', 'close'] as const
export type InspectionStep = (typeof inspectionSteps)[number]
export const findingSteps = ['put-right', 'recheck'] as const
export type FindingStep = (typeof findingSteps)[number]
/** Who says whether one of the six requirements (六有) is met. */
export const lineSources = ['stated', 'devices', 'catalogue', 'clerks'] as const
export type LineSource = (typeof lineSources)[number]
export const metLevels = ['met', 'partly', 'missing'] as const
export type Met = (typeof metLevels)[number]
