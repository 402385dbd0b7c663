import { expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { ANONYMOUS, ROLES, type Role } from '../../access/index.ts';
import type { ProcedureContent } from '../../policy/index.ts';
import type { Case } from '../types.ts';
import { isRelated } from './reader.ts';

const of = { organs: { deciding: 'a', handling: null, reporting: null, superior: null } } as Case;
const procedure = (roles: Role[]) =>
  ({ opening: { by: [{ who: 'official', organ: 'any', roles }] }, transitions: [] }) as unknown as ProcedureContent;
const reads = (role: Role, organ: string, roles: Role[] = []) =>
  isRelated(of, procedure(roles), { ...ANONYMOUS, account: 'x', role, organ });

test(item(28, 'the organ’s people read its cases, its administrators do not, unless the case is theirs by role'), () => {
  expect(ROLES.filter((role) => reads(role, 'a'))).toEqual(['clerk', 'reviewer', 'officer', 'legal', 'director', 'policy']);
  expect(ROLES.filter((role) => reads(role, 'b'))).toEqual([]);
  expect(reads('security', 'b', ['security'])).toBe(true);
});
