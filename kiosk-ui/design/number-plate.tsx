/** The number that somebody was given: the largest thing on its page. How large, the page says. */
import './parts.css'

export function NumberPlate({ number, className, testId }: { readonly number: string; readonly className: string; readonly testId: string }) {
  return (
    <p class={`number-plate ${className}`} data-testid={testId}>
      {number}
    </p>
  )
}
