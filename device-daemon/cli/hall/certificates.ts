/** Keys and certificates of a hall's servers. Node makes keys; for certificates the program openssl is needed. */
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../usage.ts'
import { ipVersion } from './places.ts'

/** Nobody renews certificates in a hall's back room: they last as long as the machines. */
const caDays = 20 * 365
const serverDays = 10 * 365

/** PEM. */
export const newKey = (): string => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const authorityName = (site: string): string => `Guitai hall ${site}`

/** Signed by itself. */
export function caCertificate(site: string, keyFile: string): string {
  const extensions = ['basicConstraints = critical, CA:TRUE, pathlen:0', 'keyUsage = critical, keyCertSign, cRLSign']
  return certificate({ name: authorityName(site), extensions, days: caDays, words: ['-key', keyFile] })
}

/** For a server that others reach as `host`, and that reaches others: of both uses. */
export function serverCertificate(host: string, keyFile: string, ca: { readonly certificate: string; readonly key: string }): string {
  const extensions = ['basicConstraints = critical, CA:FALSE', 'keyUsage = critical, digitalSignature', 'extendedKeyUsage = serverAuth, clientAuth', `subjectAltName = ${ipVersion(host) === null ? 'DNS' : 'IP'}:${host}`]
  // A common name has 64 characters at most; a host may have more.
  return certificate({ name: host.slice(0, 64), extensions, days: serverDays, words: ['-key', keyFile, '-CA', ca.certificate, '-CAkey', ca.key] })
}

interface Wanted {
  readonly name: string
  readonly extensions: readonly string[]
  readonly days: number
  readonly words: readonly string[]
}

function certificate({ name, extensions, days, words }: Wanted): string {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-openssl-'))
  try {
    const config = join(folder, 'openssl.cnf')
    writeFileSync(config, ['[req]', 'prompt = no', 'distinguished_name = name', 'x509_extensions = extensions', '[name]', `CN = ${name}`, '[extensions]', ...extensions, ''].join('\n'))
    return openssl(['req', '-x509', '-new', '-sha256', '-config', config, '-days', String(days), ...words])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function openssl(words: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync('openssl', words, { encoding: 'utf8' })
  if (error !== undefined) throw new UsageError(`This command makes certificates with the program openssl, which cannot be run here (${error.message}): apt-get install openssl`)
  if (status !== 0) throw new UsageError(`openssl has made no certificate: ${stderr.trim()}`)
  return stdout
}
