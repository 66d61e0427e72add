/**
 * A staff page in the other language. The browser remembers it: the same people sit before it every day. The page's
 * head has it in it, so that it is no `Button` of parts.tsx: they would import one another.
 */
import { useEffect } from 'preact/hooks'
import { language, otherLanguage, setLanguage } from '../words/words.ts'

const key = 'guitai.language'

export function LanguageButton() {
  useEffect(() => {
    const kept = localStorage.getItem(key)
    if (kept === 'zh' || kept === 'en') setLanguage(kept)
  }, [])
  const change = () => {
    setLanguage(otherLanguage().language)
    localStorage.setItem(key, language.value)
  }
  return (
    <button type="button" class="button small" onClick={change} data-testid="language">
      {otherLanguage().name}
    </button>
  )
}
