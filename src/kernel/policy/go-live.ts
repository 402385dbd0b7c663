import type { Checked } from './checks/types.ts';
import { endOf } from './editions.ts';
import { VERIFIED, type PolicyDocument, type PolicyKind, type Verified } from './types.ts';

/** What is in force today and can't carry an adverse effect yet (domain.md, Law). */
export interface GoLiveEntry {
  file: string;
  kind: PolicyKind;
  id: string;
  edition: string;
  verified: Verified;
  missing: ('official' | 'countersignature')[];
  /** Marks inside the document that are not official, each with the number of places. */
  marks: Partial<Record<Verified, number>>;
}

/**
 * Documents in force on `day` that are not official throughout and countersigned. `countersigned` holds the names
 * (`kind/id@edition`) that the operator's legal office has signed; shipped data has no signature of its own.
 */
export function goLive(documents: readonly Checked[], day: string, countersigned: ReadonlySet<string> = new Set()): GoLiveEntry[] {
  const of = (kind: PolicyKind) => documents.flatMap(({ document }) => (document.kind === kind ? [document] : []));
  return documents
    .filter(({ document }) => document.inForceFrom <= day && day <= (endOf(document, of(document.kind)) ?? day))
    .map(({ file, document }): GoLiveEntry => {
      const { kind, id, edition, verified } = document;
      const marks = marksIn(document.content);
      const missing: GoLiveEntry['missing'] = [];
      if (verified !== 'official' || Object.keys(marks).length > 0) missing.push('official');
      if (!countersigned.has(`${kind}/${id}@${edition}`)) missing.push('countersignature');
      return { file, kind, id, edition, verified, missing, marks };
    })
    .filter((entry) => entry.missing.length > 0)
    .sort((a, b) => a.file.localeCompare(b.file));
}

/** In how many places a document, itself included, is not marked official. */
export function unofficialPlaces({ verified, content }: Pick<PolicyDocument, 'verified' | 'content'>): number {
  const inside = Object.values(marksIn(content)).reduce((sum, n) => sum + n, 0);
  return inside + (verified === 'official' ? 0 : 1);
}

function marksIn(content: unknown): Partial<Record<Verified, number>> {
  const counts: Partial<Record<Verified, number>> = {};
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    else if (isMark(value) && value !== 'official') counts[value] = (counts[value] ?? 0) + 1;
  };
  walk(content);
  return counts;
}

function isMark(value: unknown): value is Verified {
  return (VERIFIED as readonly unknown[]).includes(value);
}
