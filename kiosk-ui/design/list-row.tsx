/** Somebody or something of a list: its number, what it is, and what is to be said or done. */
import type { ComponentChildren } from 'preact'
import './list-row.css'

interface ListRowProps {
  readonly number: string
  readonly name: string
  readonly children?: ComponentChildren
}

export function ListRow({ number, name, children }: ListRowProps) {
  return (
    <li class="list-row">
      <strong>{number}</strong>
      <span class="list-row-name" title={name}>{name}</span>
      {children}
    </li>
  )
}
