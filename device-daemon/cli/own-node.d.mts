export function isNewEnough(): boolean
export function whenWrapperDies(gone: () => void): void
export function runAgain(): void
