// The closing line: vitest's counts, the fuzzer's and the lab's; a step that failed with no failing test in it (type check, lint, a crash) counts as one.
import { readFileSync } from 'node:fs'

const [failedSteps, vitestFile, ...others] = process.argv.slice(2)
let passed = 0
let failed = 0
try {
  const report = JSON.parse(readFileSync(vitestFile, 'utf8'))
  passed = report.numPassedTests
  failed = report.numFailedTests
  for (const file of others) {
    const counts = /^(\d+) passed, (\d+) failed$/m.exec(readFileSync(file, 'utf8'))
    if (counts === null) throw new Error(`${file} has no counts`)
    passed += Number(counts[1])
    failed += Number(counts[2])
  }
} catch {
  failed += 1
}
if (failed === 0) failed = Number(failedSteps)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
