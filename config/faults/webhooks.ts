/** A secret that cannot be read is found by `config check`, not by the first fact that is to be sent. */
import type { Found } from '../fault.ts'
import type { HallConfig } from '../schema.ts'
import { readSecret } from '../webhook-secret.ts'

/** `folder` is the hall's file's. */
export function webhookFaults({ webhooks }: HallConfig, folder: string): Found[] {
  return webhooks.flatMap(({ id, secretFile }, nth) => {
    const found: Found[] = []
    if (webhooks.findIndex((other) => other.id === id) < nth) found.push({ path: `webhooks[${nth}].id`, sentence: `the id ${id} is used twice` })
    try {
      readSecret(folder, secretFile)
    } catch (error) {
      found.push({ path: `webhooks[${nth}].secretFile`, sentence: `the secret cannot be used: ${error instanceof Error ? error.message : String(error)}` })
    }
    return found
  })
}
