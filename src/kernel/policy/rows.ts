import { XinhengError } from '../errors/index.ts';
import { POLICY_KINDS, type PolicyDocument } from './types.ts';

export function nameOf(document: Pick<PolicyDocument, 'kind' | 'id' | 'edition'>): string {
  return `${document.kind}/${document.id}@${document.edition}`;
}

/** The same read back. Throws BAD_INPUT. */
export function keyOf(name: string): Pick<PolicyDocument, 'kind' | 'id' | 'edition'> {
  const [, kind, id, edition] = /^([a-z-]+)\/([^/@]+)@(.+)$/u.exec(name) ?? [];
  const known = POLICY_KINDS.find((each) => each === kind);
  if (known === undefined || id === undefined || edition === undefined) {
    throw new XinhengError('BAD_INPUT', { what: 'kind/id@edition' });
  }
  return { kind: known, id, edition };
}

/** As a published row; `today` decides whether it is history already. */
export function rowOf(document: PolicyDocument, at: Date, today?: string) {
  const over = today !== undefined && document.inForceTo !== null && document.inForceTo < today;
  return {
    kind: document.kind,
    id: document.id,
    edition: document.edition,
    title_zh: document.title.zh,
    title_en: document.title.en,
    in_force_from: document.inForceFrom,
    in_force_to: document.inForceTo,
    status: over ? ('superseded' as const) : ('in_force' as const),
    verified: document.verified,
    sources: JSON.stringify(document.sources),
    note: document.note ? JSON.stringify(document.note) : null,
    content: JSON.stringify(document.content),
    hash: document.hash,
    origin: 'shipped' as const,
    loaded_at: at,
  };
}
