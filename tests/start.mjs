// `npm test`, `npm run bench`, `npm run test:mutate`, `npm run test:fuzz`, `npm run test:lab`, `npm run screens` and `npm run simulate`, on the project's Node whichever Node npm has.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isNewEnough, runAgain } from '../device-daemon/cli/own-node.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = (...words) => {
  const { status } = spawnSync(process.execPath, words, { stdio: 'inherit', cwd: root })
  if (status !== 0) process.exit(status ?? 1)
}

if (!isNewEnough()) runAgain()
else {
  const [what, ...words] = process.argv.slice(2)
  // The lab has needs of its own; neither it nor the fuzzer nor a simulated day needs a browser.
  if (what !== 'lab' && what !== 'fuzz' && what !== 'simulate') run('tests/prepare.ts')
  if (what === 'lab') run('tests/lab/run.ts', ...words)
  else if (what === 'fuzz') run('tests/fuzz/run.ts', ...words)
  else if (what === 'screens') run('tests/screens/run.ts', ...words)
  else if (what === 'simulate') run('tests/simulate/run.ts', ...words)
  else if (what === 'bench') run('tests/bench/run.ts', ...words)
  else if (what === 'mutate') run('tests/mutate/run.ts', ...words)
  else run('node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', ...words)
}
