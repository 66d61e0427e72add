/** The 18-digit citizen number's last digit: GB 11643, ISO 7064 MOD 11-2. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checks = '10X98765432'

export function isValidIdNumber(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false
  const sum = weights.reduce<number>((total, weight, at) => total + weight * Number(number[at]), 0)
  return checks[sum % 11] === number[17]
}
