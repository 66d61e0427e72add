// `npm test`, `npm run bench`, `npm run test:mutate`, `npm run test:fuzz` and `npm run test:lab`, on the project's Node whichever Node npm has.
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
  // The lab has needs of its own; neither it nor the fuzzer needs a browser.
  if (what !== 'lab' && what !== 'fuzz') run('tests/prepare.ts')
  if (what === 'lab') run('tests/lab/run.ts', ...words)
  else if (what === 'fuzz') run('tests/fuzz/run.ts', ...words)
  else if (what === 'bench') run('tests/bench/run.ts', ...words)
  else if (what === 'mutate') run('tests/mutate/run.ts', ...words)
  else run('node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', ...words)
}
