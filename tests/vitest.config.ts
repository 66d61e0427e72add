import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/kit/seed.ts'],
    /** Two cores; a browser and a daemon run beside the workers. */
    maxWorkers: 2,
    /** No test is near it: a loaded machine is three times as slow. */
    testTimeout: 60_000,
    hookTimeout: 60_000,
    /** What a page shows may come a moment after the click: it is asked for again, so long. */
    expect: { poll: { timeout: 15_000 } },
  },
})
