/** Hands a file to the browser as a download: the daemon wants a token for it, which a plain link does not carry. */
export function keepFile(file: File): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  URL.revokeObjectURL(address)
}
