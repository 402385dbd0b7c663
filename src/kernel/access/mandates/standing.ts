import type { Caller } from '../types.ts';
import { SCOPES, type Scope, type Standing } from './types.ts';

/** As what the caller stands to the body; null = a stranger. Several mandates add up; the latest end counts. Pure. */
export function standingOf(caller: Caller, subjectId: string | null | undefined): Standing | null {
  if (caller.role !== 'owner' || !subjectId) return null;
  if (caller.subjectId === subjectId) return { as: 'owner', scopes: SCOPES, until: null };
  const held = (caller.mandates ?? []).filter((mandate) => mandate.subjectId === subjectId);
  const [first] = held;
  if (first === undefined) return null;
  const open = held.some(({ until }) => until === null);
  return {
    as: held.some(({ kind }) => kind === 'handler') ? 'handler' : 'agent',
    scopes: SCOPES.filter((scope) => held.some(({ scopes }) => scopes.includes(scope))),
    until: open ? null : held.map(({ until }) => until ?? '').reduce((a, b) => (a > b ? a : b)),
  };
}

export function mayFor(caller: Caller, subjectId: string | null | undefined, scope: Scope): boolean {
  return standingOf(caller, subjectId)?.scopes.includes(scope) ?? false;
}

/** The bodies for which the caller may do this: the list that `scopeSql` compares with. */
export function subjectsFor(caller: Caller, scope: Scope): string[] {
  if (caller.role !== 'owner') return [];
  const held = (caller.mandates ?? []).filter(({ scopes }) => scopes.includes(scope)).map((each) => each.subjectId);
  return [...new Set(caller.subjectId === null ? held : [caller.subjectId, ...held])];
}
