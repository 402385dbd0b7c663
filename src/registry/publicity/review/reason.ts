import { XinhengError } from '../../../kernel/errors/index.ts';

export const REASON_MAX = 500;

/** A reason is published or audited: it is never empty and never a file. Throws BAD_INPUT. */
export function reasonText(reason: string): string {
  const text = reason.trim();
  if (text === '' || text.length > REASON_MAX) throw new XinhengError('BAD_INPUT', { what: 'reason' });
  return text;
}
