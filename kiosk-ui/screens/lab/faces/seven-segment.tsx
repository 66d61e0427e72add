/** Figures of seven bars behind dark glass; bars that are not lit can be seen a little, as on the real thing. */
import { segmentsOf } from './segments.ts'

const bars: readonly (readonly [string, string])[] = [
  ['a', 'M4 2H16L13 5H7Z'],
  ['b', 'M17 3V15L14 13V6Z'],
  ['c', 'M17 17V29L14 26V19Z'],
  ['d', 'M4 30H16L13 27H7Z'],
  ['e', 'M3 17V29L6 26V19Z'],
  ['f', 'M3 3V15L6 13V6Z'],
  ['g', 'M5 16L7 14.5H13L15 16L13 17.5H7Z'],
]
const figureWide = 24
/** As many places as a sign above a window has. */
const placesMin = 4

export function SevenSegment({ text, testId }: { readonly text: string; readonly testId: string }) {
  const figures = segmentsOf(text.padEnd(placesMin, ' '))
  return (
    <output class="lab-glass" data-testid={testId}>
      {figures === null ? (
        text
      ) : (
        <>
          <span class="unseen">{text}</span>
          <svg viewBox={`-2 0 ${figures.length * figureWide} 32`} aria-hidden="true">
            {figures.map((figure, place) => (
              <g key={place} transform={`translate(${place * figureWide} 0) skewX(-4)`}>
                {bars.map(([bar, path]) => (
                  <path key={bar} class={figure.includes(bar) ? 'lit' : 'unlit'} d={path} />
                ))}
              </g>
            ))}
          </svg>
        </>
      )}
    </output>
  )
}
