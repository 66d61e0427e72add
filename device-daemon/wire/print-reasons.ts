/** Why a job is unconfirmed whose printer is never asked: nobody need decide about each. */
export const noAnswerWanted = 'no-answer-wanted'
