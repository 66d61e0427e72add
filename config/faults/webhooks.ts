/** A secret that cannot be read is found by `config check`, not by the first fact that is to be sent. */
import { words } from '../both-languages.ts'
import { whyNotRead } from '../cannot-be-read.ts'
import type { Found } from '../fault.ts'
import type { HallConfig } from '../schema.ts'
import { readSecret } from '../webhook-secret.ts'

/** `folder` is the hall's file's. */
export function webhookFaults({ webhooks }: HallConfig, folder: string): Found[] {
  return webhooks.flatMap(({ id, secretFile }, nth) => {
    const found: Found[] = []
    if (webhooks.findIndex((other) => other.id === id) < nth) found.push({ path: `webhooks[${nth}].id`, sentence: words(`the id ${id} is used twice`, `编号 ${id} 用了两次`) })
    try {
      readSecret(folder, secretFile)
    } catch (error) {
      const why = whyNotRead(error)
      found.push({ path: `webhooks[${nth}].secretFile`, sentence: words(`the secret cannot be used: ${why.en}`, `密钥无法使用：${why.zh}`) })
    }
    return found
  })
}
