// Writes tokens.json: colours, pairs with their contrast, type, space, marks, from src/kernel/ui.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, ROOT } from './prepare.mjs';

await prepare();
const { tokensFile } = await import(pathToFileURL(join(ROOT, 'dist/kernel/ui/tokens-file.js')).href);
writeFileSync(join(ROOT, 'tokens.json'), tokensFile());
console.log('tokens.json');
