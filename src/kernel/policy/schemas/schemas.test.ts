import { expect, test } from 'vitest';
import { POLICY_DIRECTORY } from '../files.ts';
import { schemaFiles } from './index.ts';

// `vitest -u` writes them anew after a schema has changed.
test.each(schemaFiles())('policy/schemas/$name is what the code says', async ({ name, text }) => {
  await expect(text).toMatchFileSnapshot(`${POLICY_DIRECTORY}schemas/${name}`);
});
