/** What the QR codes of tickets and appointments say. The site keeps another hall's codes apart. */

export function ticketCode(site: string, ticket: string): string {
  return `GUITAI:T:${site}:${ticket}`
}

export function appointmentCode(site: string, appointment: string): string {
  return `GUITAI:Y:${site}:${appointment}`
}

/** The ticket named by a scanned text, or null where it is something else or another hall's. */
export function ticketIn(text: string, site: string): string | null {
  const match = /^GUITAI:T:([0-9A-Za-z-]{1,32}):(\d{8}-[A-Z]\d{3,4})$/.exec(text.trim())
  return match !== null && match[1] === site ? (match[2] ?? null) : null
}

export function collectionCode(site: string, code: string): string {
  return `GUITAI:C:${site}:${code}`
}

export function noticeCode(site: string, notice: string): string {
  return `GUITAI:N:${site}:${notice}`
}

/** What is collected by a scanned text, or by a code that was typed; null for what is none. */
export function collectionIn(text: string, site: string): string | null {
  const match = /^(?:GUITAI:C:([0-9A-Za-z-]{1,32}):)?([2-9A-HJ-NP-Z]{6})$/.exec(text.trim())
  return match !== null && (match[1] ?? site) === site ? (match[2] ?? null) : null
}

/** The rating code in a scanned text, be it a ticket's address or typed, or null; whether it is good the daemon that made it knows. */
export function rateCodeIn(text: string): string | null {
  const match = /^(?:https?:\/\/[^\s/]{1,200}\/rate\/)?(\d{8}[A-Z]\d{3,4}[2-9A-HJ-NP-Z]{10})$/i.exec(text.trim())
  return match?.[1]?.toUpperCase() ?? null
}

/** The appointment named by a scanned text, or null where it is something else or another hall's. */
export function appointmentOf(text: string, site: string): string | null {
  const match = /^GUITAI:Y:([0-9A-Za-z-]{1,32}):([0-9A-Za-z-]{4,40})$/.exec(text.trim())
  return match !== null && match[1] === site ? (match[2] ?? null) : null
}
