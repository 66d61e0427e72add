/** A self-signed certificate made on the spot, so that no key lies in the repository. DER by hand: X.690, RFC 5280. */
import { generateKeyPairSync, sign } from 'node:crypto'

const node = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const size = body.length < 0x80 ? [body.length] : body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
const sequence = (...parts: Uint8Array[]) => node(0x30, ...parts)
const hex = (text: string) => Buffer.from(text, 'hex')

const ecdsaWithSha256 = sequence(hex('06082a8648ce3d040302'))
/** CN=guitai-test */
const name = sequence(node(0x31, sequence(hex('0603550403'), node(0x0c, Buffer.from('guitai-test')))))
const validity = sequence(node(0x17, Buffer.from('200101000000Z')), node(0x17, Buffer.from('491231235959Z')))

export function selfSigned(): { readonly certificate: string; readonly key: string; readonly lockedKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const signed = sequence(node(0xa0, hex('020102')), hex('020101'), ecdsaWithSha256, name, validity, name, spki)
  const signature = node(0x03, hex('00'), sign('sha256', signed, privateKey))
  const der = sequence(signed, ecdsaWithSha256, signature)
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return {
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    lockedKey: privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' }).toString(),
  }
}
