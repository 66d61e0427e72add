/**
 * The commands a printer acts on at their arrival, whatever stands before them in its buffer — also
 * where they are part of an image, for it does not look. Only those that change something here:
 *
 *   10 04 01..04                              DLE EOT n
 *   10 05 01                                  DLE ENQ 1: recover, print on
 *   10 05 02                                  DLE ENQ 2: recover, clear buffers
 *   10 14 02 01 08                            DLE DC4: switch off
 *   10 14 07 01                               DLE DC4: status now
 *   10 14 08 01 03 14 01 06 02 08             DLE DC4: clear buffers
 */
const commands = {
  'printer': [0x10, 0x04, 0x01],
  'offline-cause': [0x10, 0x04, 0x02],
  'error-cause': [0x10, 0x04, 0x03],
  'roll': [0x10, 0x04, 0x04],
  'recover': [0x10, 0x05, 0x01],
  'recover-and-clear': [0x10, 0x05, 0x02],
  'power-off': [0x10, 0x14, 0x02, 0x01, 0x08],
  'status': [0x10, 0x14, 0x07, 0x01],
  'clear': [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08],
} as const
export type RealtimeCommand = keyof typeof commands

const names = ['printer', 'offline-cause', 'error-cause', 'roll', 'recover', 'recover-and-clear', 'power-off', 'status', 'clear'] as const

export class RealtimeCommands {
  /** The beginning of a command, never longer than the longest. */
  #begun: number[] = []

  take(byte: number): RealtimeCommand | null {
    if (this.#begun.length === 0 && byte !== 0x10) return null
    const begun = [...this.#begun, byte]
    const meant = names.find((name) => isPrefix(begun, commands[name]))
    // A DLE is in no command but at its beginning.
    if (meant === undefined) this.#begun = byte === 0x10 ? [byte] : []
    else this.#begun = begun
    if (meant === undefined || commands[meant].length !== begun.length) return null
    this.#begun = []
    return meant
  }
}

function isPrefix(begun: readonly number[], command: readonly number[]): boolean {
  return begun.every((byte, place) => byte === command[place])
}
