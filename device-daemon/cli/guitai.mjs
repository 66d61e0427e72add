#!/usr/bin/env node
// Starts the daemon's TypeScript with the Node that the project brings, whichever Node runs this file.
import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { isNewEnough, runAgain } from './own-node.mjs'

if (isNewEnough()) {
  // Types are stripped and code is compiled once, not at each start. Where that folder cannot be written, NODE_COMPILE_CACHE
  // may name another (the unit does); with neither the start only takes longer.
  module.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/guitai', import.meta.url)))
  await import('./main.ts')
} else runAgain()
