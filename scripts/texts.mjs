// Writes docs/texts.md: the delicate messages in both languages, with fixtures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

await prepare();
const { textsDocument } = await import(pathToFileURL(join(ROOT, 'dist/tour/texts/document.js')).href);
writeFileSync(join(ROOT, 'docs/texts.md'), textsDocument());
console.log('docs/texts.md');
