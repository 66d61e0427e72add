/** The TLS files are tried before anything listens: a wrong one is found by `config check`, not by the first browser. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { words } from '../both-languages.ts'
import type { Words } from '../../drivers/contract/driver.ts'
import { cannotBeRead } from '../cannot-be-read.ts'
import type { Found } from '../fault.ts'
import type { HallConfig } from '../schema.ts'

/** `folder` is the hall's file's. */
export function tlsFaults({ listen: { tls } }: HallConfig, folder: string): Found[] {
  if (tls === undefined) return []
  const certificate = readPart(resolve(folder, tls.certificate), asCertificate)
  const key = readPart(resolve(folder, tls.key), asKey)
  const faults = [
    ...('en' in certificate ? [{ path: 'listen.tls.certificate', sentence: certificate }] : []),
    ...('en' in key ? [{ path: 'listen.tls.key', sentence: key }] : []),
  ]
  if ('en' in certificate || 'en' in key || certificate.checkPrivateKey(key)) return faults
  return [{ path: 'listen.tls.key', sentence: words(`the key ${tls.key} does not belong to the certificate ${tls.certificate}`, `私钥 ${tls.key} 与证书 ${tls.certificate} 不是一对`) }]
}

/** The part, or the sentence about why it is none. */
function readPart<T>(file: string, as: (pem: string, file: string) => T | Words): T | Words {
  try {
    return as(readFileSync(file, 'utf8'), file)
  } catch (error) {
    return cannotBeRead(file, error)
  }
}

function asCertificate(pem: string, file: string): X509Certificate | Words {
  const sentence = words(`${file} is not a certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----`, `${file} 不是 PEM 格式的证书；PEM 证书以 -----BEGIN CERTIFICATE----- 开头`)
  if (!pem.includes('-----BEGIN ')) return sentence
  try {
    return new X509Certificate(pem)
  } catch {
    return sentence
  }
}

function asKey(pem: string, file: string): KeyObject | Words {
  try {
    return createPrivateKey(pem)
  } catch {
    // `BEGIN ENCRYPTED PRIVATE KEY`, or the older `Proc-Type: 4,ENCRYPTED`.
    return pem.includes('ENCRYPTED')
      ? words(`${file} is locked with a passphrase; the daemon needs the key without one`, `${file} 有口令保护；本服务需要没有口令的私钥`)
      : words(`${file} is not a private key in PEM form, such as one that begins with -----BEGIN PRIVATE KEY-----`, `${file} 不是 PEM 格式的私钥；PEM 私钥例如以 -----BEGIN PRIVATE KEY----- 开头`)
  }
}
