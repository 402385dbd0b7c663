import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capabilities } from '../../../src/capabilities.ts';
import { apiDocument } from '../../../src/kernel/serving/index.ts';

test('the types of the client are those of the API as it stands (else: npm run api-types)', async () => {
  const document = await apiDocument(capabilities);
  expect(Object.keys(document.paths).length).toBeGreaterThan(50);
  const hash = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  const schema = readFileSync(join(import.meta.dirname, 'schema.d.ts'), 'utf8');
  expect(/^\/\/ api ([0-9a-f]{64})$/m.exec(schema)?.[1]).toBe(hash);
});
