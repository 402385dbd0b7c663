#!/usr/bin/env -S node --max-semi-space-size=64
// The command line: `npx xinheng …` in a checkout. Intake makes objects by the million that die young: with a larger young
// generation (it can only be set on Node's command line) their collection takes a good part less time.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

await prepare();
await import(pathToFileURL(join(ROOT, 'dist/cli/main.js')).href);
