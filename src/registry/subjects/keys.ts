import { checkUscc } from '../uscc/index.ts';
import type { KeyKind } from './types.ts';
import { isUuid } from '../../kernel/ids/index.ts';

/** How a subject is addressed from outside: a code, `reg:NUMBER` or `id:UUID`. */
export type SubjectKey = { kind: 'uscc' | 'reg'; key: string } | { kind: 'id'; key: string };

/**
 * Reads an address. Nothing is mended: a code that is not valid has no subject, and `uscc check` says what is wrong with
 * it. Undefined where the text is no key at all.
 */
export function parseKey(text: string): SubjectKey | undefined {
  const given = text.trim();
  if (given.startsWith('id:')) {
    const id = given.slice(3);
    return isUuid(id) ? { kind: 'id', key: id.toLowerCase() } : undefined;
  }
  if (given.startsWith('reg:')) {
    const number = given.slice(4).trim();
    return number === '' ? undefined : { kind: 'reg', key: number };
  }
  return checkUscc(given).valid ? { kind: 'uscc', key: given } : undefined;
}

/** The one spelling of a look-up key in maps and in intake_waiting. */
export function keyText(kind: KeyKind, key: string): string {
  return `${kind} ${key}`;
}

/** The look-up key (kind `source`) of a number that a source gave: the register it stands in is that organ's own. */
export function sourceNumberKey(source: string, number: string): string {
  return `${source}:${number}`;
}

/** The look-up key (kind `source`) of a name as one source's register knows it. A normal form has no white space. */
export function sourceNameKey(source: string, nameNorm: string): string {
  return `${source}:name ${nameNorm}`;
}
