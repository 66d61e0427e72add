#!/usr/bin/env node
// Starts the daemon's TypeScript with the Node that the project brings, whichever Node runs this file.
import { isNewEnough, runAgain } from './own-node.mjs'

if (isNewEnough()) await import('./main.ts')
else runAgain()
