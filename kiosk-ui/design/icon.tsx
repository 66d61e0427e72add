/** Pictures for those who do not read, beside the words and never instead of them. Lines on a field of 24 × 24. */
const paths = {
  ticket: 'M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4zM14 7v2m0 2v2m0 2v2',
  check: 'M4 5h16v15H4zM4 9h16M8 3v4m8-4v4m-8 7 3 3 5-6',
  papers: 'M6 3h9l4 4v14H6zM14 3v5h5M9 12h7m-7 4h7',
  priority: 'M12 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM6 21c0-6 2-9 6-9s6 3 6 9M9 21v-4m6 4v-4',
  hand: 'M3 12h4l3-3h4a2 2 0 0 1 0 4h-3m2 0 5-4a2 2 0 0 1 3 2l-6 7H7l-4-1z',
  star: 'm12 3 2.8 5.8 6.2.9-4.5 4.4 1.1 6.3L12 17.4 6.4 20.4l1.1-6.3L3 9.7l6.200-.9z',
  speak: 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6m2-9a8 8 0 0 1 0 12',
  letters: 'M3 19 8 6l5 13m-8-4h6m4 4 3-8 3 8m-5-3h4',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18z',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  down: 'M12 4v15m-6-6 6 6 6-6',
  up: 'M12 20V5m-6 6 6-6 6 6',
  back: 'M20 12H5m6-6-6 6 6 6',
  erase: 'M9 6h11v12H9l-6-6zM12 10l4 4m0-4-4 4',
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
} as const
export type IconName = keyof typeof paths

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
