/** One test by its name. Ends the process whatever is still open: that is what a process of its own is for. */
import { clearGadgets } from '../gadget.ts'
import { tests } from './tests.ts'

const name = process.argv[2]
const test = tests.find((one) => one.name === name)
try {
  if (test === undefined) throw new Error(`There is no test ${name}.`)
  // What the test before has left: its process has ended, and the kernel takes a device apart only then.
  clearGadgets()
  await test.run()
  process.exit(0)
} catch (error) {
  process.stderr.write(error instanceof Error ? `${error.message} (${error.stack?.split('\n').find((line) => line.includes('/tests/lab/inside/'))?.trim()})` : String(error))
  process.exit(1)
}
