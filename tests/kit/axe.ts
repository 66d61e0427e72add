/** axe-core in a page of ours: its text is run by the browser itself, since the pages' security policy lets no script be added. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
}

/** Every rule that the page breaks, and where; none of axe's rules is left out. */
export async function axeViolations(page: Page): Promise<string[]> {
  // A document whose page has not come yet breaks rules that no page does.
  await page.locator('main').first().waitFor()
  await page.evaluate(source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`))
  })
}
