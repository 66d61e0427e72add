/** WCAG 2.2: how far an ink stands off its ground, as this browser resolves the tokens at an element. */

function luminance(colour: string): number {
  const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
    const value = Number(part) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const [red = 0, green = 0, blue = 0] = parts
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Of an element's border on its own ground, which is of the same colour as its ink where that is what is shown. */
export function contrastOf(element: Element): number {
  const { borderTopColor, backgroundColor } = getComputedStyle(element)
  const [ink, ground] = [luminance(borderTopColor), luminance(backgroundColor)]
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
}
