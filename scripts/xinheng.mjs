#!/usr/bin/env node
// The command line: `npx xinheng …` in a checkout.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

await prepare();
await import(pathToFileURL(join(ROOT, 'dist/cli/main.js')).href);
