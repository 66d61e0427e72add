/** SM4-GCM (GB/T 32907-2016, GM/T 0002): nonce, tag, ciphertext. What it belongs to is bound in, so that no two can be exchanged. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const cipherName = 'sm4-gcm'
export const keyBytes = 16
const nonceBytes = 12
const tagBytes = 16

export function seal(text: string, belongsTo: string, key: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(cipherName as 'aes-128-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(belongsTo))
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden])
}

/** Throws for anything but what `seal` made with this key for this. */
export function open(sealed: Uint8Array, belongsTo: string, key: Uint8Array): string {
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes)
  const decipher = createDecipheriv(cipherName as 'aes-128-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(belongsTo))
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
}
