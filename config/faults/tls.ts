/** The TLS files are tried before anything listens: a wrong one is found by `config check`, not by the first browser. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Found } from '../fault.ts'
import type { HallConfig } from '../schema.ts'

/** `folder` is the hall's file's. */
export function tlsFaults({ listen: { tls } }: HallConfig, folder: string): Found[] {
  if (tls === undefined) return []
  const certificate = readPart(resolve(folder, tls.certificate), asCertificate)
  const key = readPart(resolve(folder, tls.key), asKey)
  const faults = [
    ...(typeof certificate === 'string' ? [{ path: 'listen.tls.certificate', sentence: certificate }] : []),
    ...(typeof key === 'string' ? [{ path: 'listen.tls.key', sentence: key }] : []),
  ]
  if (typeof certificate === 'string' || typeof key === 'string' || certificate.checkPrivateKey(key)) return faults
  return [{ path: 'listen.tls.key', sentence: `the key ${tls.key} does not belong to the certificate ${tls.certificate}` }]
}

/** The part, or the sentence about why it is none. */
function readPart<T>(file: string, as: (pem: string, file: string) => T | string): T | string {
  try {
    return as(readFileSync(file, 'utf8'), file)
  } catch (error) {
    return `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

function asCertificate(pem: string, file: string): X509Certificate | string {
  const sentence = `${file} is not a certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----`
  if (!pem.includes('-----BEGIN ')) return sentence
  try {
    return new X509Certificate(pem)
  } catch {
    return sentence
  }
}

function asKey(pem: string, file: string): KeyObject | string {
  try {
    return createPrivateKey(pem)
  } catch {
    // `BEGIN ENCRYPTED PRIVATE KEY`, or the older `Proc-Type: 4,ENCRYPTED`.
    return pem.includes('ENCRYPTED')
      ? `${file} is locked with a passphrase; the daemon needs the key without one`
      : `${file} is not a private key in PEM form, such as one that begins with -----BEGIN PRIVATE KEY-----`
  }
}
