import { expect, test } from 'vitest';
import { objectPath } from './object-path.ts';

test.each([
  ['batch.review', 'batch', 'b1', '/intake/batches/b1/review'],
  ['batch.recall', 'batch', 'b1', '/intake/batches/b1'],
  ['intake.form', 'form', 'penalties-2018@2', '/intake/mappings/penalties-2018'],
  ['policy.publish', 'policy', 'display-rules/national@2', '/policy/display-rules/national/2/changes'],
  ['policy.publish', 'policy', 'nonsense', null],
  ['user.role', 'user', 'a b', '/admin/security/accounts/a%20b'],
  ['exchange.send', 'exchange_file', 'x', null],
])('%s of a %s is read where it stands', (kind, objectKind, objectId, path) => {
  expect(objectPath({ kind, objectKind, objectId })).toBe(path);
});
