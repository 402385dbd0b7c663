import type { paths } from '../../api/schema.d.ts';

export type Listed = paths['/api/v1/users']['get']['responses'][200]['content']['application/json']['items'][number];
export type Account = paths['/api/v1/users/{account}']['get']['responses'][200]['content']['application/json'];
export type Role = Listed['role'];
export type Key = paths['/api/v1/keys']['get']['responses'][200]['content']['application/json']['items'][number];

/** Roles that accounts of people have. */
export const PEOPLE = [
  'clerk',
  'reviewer',
  'officer',
  'legal',
  'director',
  'policy',
  'system',
  'security',
  'audit',
  'desk',
  'owner',
  'pending',
] as const satisfies Role[];

/** Roles that an official can change to. */
export const OFFICIALS = PEOPLE.filter((role) => role !== 'owner' && role !== 'pending');
