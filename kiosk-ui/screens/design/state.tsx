/** A state with its name under it. */
import type { ComponentChildren } from 'preact'

interface StateProps {
  readonly name: string
  /** A page has one focus: here it is drawn as `base.css` draws it. */
  readonly focused?: boolean
  readonly children: ComponentChildren
}

export const State = ({ name, focused = false, children }: StateProps) => (
  <div class={`design-state ${focused ? 'as-focused' : ''}`}>
    {children}
    <small>{name}</small>
  </div>
)
