/** What is wrong with a webhook is said before the daemon starts. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { type Broken, changed, faultsOf } from '../config/broken.ts'

const office = { id: 'office', url: 'https://office.example/', secretFile: 'office.secret' }

function hallWith(webhooks: Broken[], secret = 's'.repeat(32)): string {
  const file = changed((config) => (config.webhooks = webhooks))
  writeFileSync(join(dirname(file), 'office.secret'), `${secret}\n`)
  return file
}

describe('A webhook in the hall’s file', () => {
  it('is none by default, sends all that may be seen, and not to this machine', () => {
    expect(loadHall(changed(() => undefined)).config.webhooks).toEqual([])
    expect(loadHall(hallWith([office])).config.webhooks).toEqual([{ ...office, allowLocal: false }])
  })

  it.each<[string, Broken[], string]>([
    ['a secret in the file', [{ ...office, secret: 'x'.repeat(32) }], 'secret'],
    ['no file', [{ ...office, secretFile: 'none' }], 'cannot be used'],
    ['an address that is none', [{ ...office, url: 'ftp://office.example/' }], 'https://office.example/guitai'],
    ['an address with a password', [{ ...office, url: 'https://a:b@office.example/' }], 'without a name and password'],
    ['a fact there is not', [{ ...office, events: ['ticket-eaten'] }], 'webhooks[0].events[0]'],
    ['one id twice', [office, office], 'webhooks[1].id: the id office is used twice'],
  ])('with %s is refused', (_what, webhooks, words) => {
    const faults = faultsOf(hallWith(webhooks))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(words)
  })

  it('with a short secret is refused, and the secret is not said', () => {
    const [fault = ''] = faultsOf(hallWith([office], 'k'.repeat(31)))
    expect(fault).toContain('fewer than 32 characters')
    expect(fault).not.toContain('kkk')
  })
})
