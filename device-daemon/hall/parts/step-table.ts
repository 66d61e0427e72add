/** A state machine as a table. Whatever is absent is illegal. */
export type StepTable<State extends string, Step extends string> = Readonly<Record<State, Readonly<Partial<Record<Step, State>>>>>
