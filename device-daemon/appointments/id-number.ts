/** The number of a resident identity card: 17 digits and a check sign, ISO 7064 MOD 11-2 (GB 11643-1999). A foreigner's permanent residence card of 2023 has one of the same form. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkSigns = '10X98765432'

export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  const sum = weights.reduce((total, weight, nth) => total + weight * Number(text[nth]), 0)
  return checkSigns[sum % 11] === text[17]
}
