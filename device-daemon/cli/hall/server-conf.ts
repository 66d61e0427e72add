/** The nats-server.conf of one of a hall's servers. https://docs.nats.io/running-a-nats-service/configuration */
import { hearable, publishable } from '../../journal/shared/subjects.ts'
import { ownText } from './own-text.ts'
import { ipVersion, type ServerPlace, serverFolder, storeFolder } from './places.ts'

/** A box and the public half of its nkey. */
export interface BoxKey {
  readonly name: string
  readonly publicKey: string
}

export interface ConfNeeds {
  readonly site: string
  readonly server: ServerPlace
  readonly servers: readonly ServerPlace[]
  readonly boxes: readonly BoxKey[]
}

export function serverConfText({ site, server, servers, boxes }: ConfNeeds): string {
  return ownText(
    [
      `# Hall ${site}, server ${server.name}. Belongs at /etc/nats-server.conf.`,
      `server_name: "${server.name}"`,
      // A name may lead to another address on the machine itself.
      `listen: "${address(ipVersion(server.host) === null ? '0.0.0.0' : server.host, server.port)}"`,
      `jetstream { store_dir: "${storeFolder}" }`,
      `tls { ${tls} }`,
      ...(servers.length >= 3 ? cluster(site, server, servers) : []),
      ...permissions(site, boxes),
      '',
    ].join('\n'),
  )
}

const tls = `cert_file: "${serverFolder}/server.pem", key_file: "${serverFolder}/server-key.pem", ca_file: "${serverFolder}/hall-ca.pem", timeout: 5`

const address = (host: string, port: number): string => (ipVersion(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`)

/** Each server shows the others its certificate: who has none of the hall's CA joins no cluster. */
const cluster = (site: string, server: ServerPlace, servers: readonly ServerPlace[]): string[] => [
  'cluster {',
  `  name: "hall-${site}"`,
  `  listen: "${address(ipVersion(server.host) === null ? '0.0.0.0' : server.host, server.routePort)}"`,
  `  tls { ${tls} }`,
  `  routes: [${servers.filter((other) => other !== server).map((other) => `"tls://${address(other.host, other.routePort)}"`).join(', ')}]`,
  '}',
]

const list = (subjects: readonly string[]): string => `[${subjects.map((subject) => `"${subject}"`).join(', ')}]`

/** Whoever has no nkey of these is not let in. */
export const permissions = (site: string, boxes: readonly BoxKey[]): string[] => [
  'authorization {',
  `  box = { publish: { allow: ${list(publishable(site))} }, subscribe: { allow: ${list(hearable)} } }`,
  '  users: [',
  ...boxes.map(({ name, publicKey }) => `    { nkey: ${publicKey}, permissions: $box } # ${name}`),
  '  ]',
  '}',
]

/** What of it says who may do what; null where there is no such part as we write it. */
export function permissionsIn(text: string): { readonly boxes: readonly BoxKey[]; readonly site: string } | null {
  const site = /^# Hall ([0-9A-Za-z-]+), server /m.exec(text)?.[1]
  const boxes = [...text.matchAll(/^ {4}\{ nkey: (U[A-Z2-7]+), permissions: \$box \} # ([a-z0-9-]+)$/gm)].map(([, publicKey = '', name = '']) => ({ name, publicKey }))
  if (site === undefined || !text.includes(permissions(site, boxes).join('\n'))) return null
  return { site, boxes }
}
