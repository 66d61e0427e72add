/** A staff page in the other language. The browser remembers it: the same people sit before it every day. */
import { useEffect } from 'preact/hooks'
import { language, otherLanguage, setLanguage } from '../words/words.ts'
import { Button } from './button.tsx'

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
    <Button kind="small" onPress={change} testId="language">
      {otherLanguage().name}
    </Button>
  )
}
