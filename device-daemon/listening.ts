/** What a daemon needs of its box before it can be reached: a folder, a port, its certificate. */
import { accessSync, constants, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, resolve } from 'node:path'
import type { Hall } from '../config/load.ts'
import type { App } from './http/parts.ts'
import { makeFolder } from './settings.ts'

/** A sentence for whoever started the daemon; nothing runs after it. */
export class StartError extends Error {}

export function openFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be written: ${sentenceOf(error)}.`)
  }
}

export function readTls(hall: Hall): { cert: Buffer; key: Buffer } | null {
  const { tls } = hall.config.listen
  if (tls === undefined) return null
  const read = (path: string) => readFileSync(resolve(dirname(hall.file), path))
  try {
    return { cert: read(tls.certificate), key: read(tls.key) }
  } catch (error) {
    throw new StartError(`The TLS files of listen.tls cannot be read: ${sentenceOf(error)}.`)
  }
}

/** The port it listens on: another than asked for where that was 0. */
export async function listen(app: App, host: string, port: number, remedy = 'Is Guitai running already? GUITAI_PORT names another.'): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EADDRINUSE') {
      throw new StartError(`Port ${port} is taken by another program. ${remedy}`)
    }
    throw new StartError(`The daemon cannot listen on ${host}:${port}: ${sentenceOf(error)}.`)
  }
  const address: AddressInfo | string | null = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
