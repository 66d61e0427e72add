/** The plain list of pages, for whoever sets a box up. */
import { t, type WordKey } from '../../words/words.ts'
import '../../words/home-words.ts'
import './home.css'

const pages: readonly (readonly [href: string, name: WordKey])[] = [
  ['/kiosk', 'home.kiosk'],
  ['/window/1', 'home.window1'],
  ['/window/2', 'home.window2'],
  ['/pad/2', 'home.pad2'],
  ['/board', 'home.board'],
  ['/tech', 'home.tech'],
  ['/office', 'home.office'],
  ['/lab', 'home.lab'],
  ['/design', 'home.design'],
]

export function HomeScreen() {
  return (
    <main class="home">
      <h1>Guitai 柜台</h1>
      <ul>
        {pages.map(([href, name]) => (
          <li key={href}>
            <a class="button" href={href}>
              {t(name)}
            </a>
          </li>
        ))}
      </ul>
    </main>
  )
}
