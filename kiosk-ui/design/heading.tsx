/** Of each new page: whoever cannot see is put there when it comes. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export function Heading({ children, testId }: { readonly children: ComponentChildren; readonly testId?: string }) {
  const own = useRef<HTMLHeadingElement>(null)
  useEffect(() => own.current?.focus(), [])
  return (
    <h1 ref={own} tabIndex={-1} data-testid={testId}>
      {children}
    </h1>
  )
}
