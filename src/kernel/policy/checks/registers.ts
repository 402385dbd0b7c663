import { newestOfEach } from '../editions.ts';
import { fault, type PlainFault } from '../fault.ts';
import type { DivisionEntry, DivisionsContent } from '../schemas/divisions.ts';
import type { OrganEntry, OrgansContent } from '../schemas/organs.ts';
import { ofKind, type Checked } from './types.ts';

interface Placed<E> {
  file: string;
  path: string;
  entry: E;
}

function newest<C>(documents: readonly Checked<C>[]): Checked<C>[] {
  const kept = new Set(newestOfEach(documents.map((each) => each.document)));
  return documents.filter((each) => kept.has(each.document));
}

/** Codes once, parents and successors there, no circles, a successor only after an end. */
export function checkOrgans(documents: readonly Checked[]): PlainFault[] {
  const organs = newest(ofKind<OrgansContent>(documents, 'organs')).flatMap(({ file, document }) =>
    document.content.organs.map((entry, i) => ({ file, path: `/content/organs/${i}`, entry })),
  );
  const byCode = new Map(organs.map((each) => [each.entry.code, each.entry]));
  const divisions = new Set(divisionEntries(documents).map((each) => each.entry.code));
  const faults = [...twice(organs, (each) => each.code, '/code'), ...twice(organs, (each) => each.uscc, '/uscc')];
  for (const { file, path, entry } of organs) {
    for (const key of ['lineParent', 'districtParent', 'successor'] as const) {
      const other = entry[key];
      if (other !== null && !byCode.has(other)) faults.push(fault(file, `${path}/${key}`, 'DANGLING', { name: other }));
      if (circles(entry, key, byCode)) faults.push(fault(file, `${path}/${key}`, 'CIRCLE', { name: entry.code }));
    }
    if (entry.district !== null && !divisions.has(entry.district)) {
      faults.push(fault(file, `${path}/district`, 'DANGLING', { name: entry.district }));
    }
    faults.push(...period(file, path, entry, entry.successor !== null));
  }
  return faults;
}

function circles(start: OrganEntry, key: 'lineParent' | 'districtParent' | 'successor', byCode: ReadonlyMap<string, OrganEntry>): boolean {
  const seen = new Set<string>();
  for (let at: OrganEntry | undefined = start; at;) {
    const next: string | null = at[key];
    if (next === null) return false;
    if (next === start.code) return true;
    if (seen.has(next)) return false; // a circle further on is reported where it closes
    seen.add(next);
    at = byCode.get(next);
  }
  return false;
}

/** Periods of one code apart, parents and successors there. */
export function checkDivisions(documents: readonly Checked[]): PlainFault[] {
  const divisions = divisionEntries(documents);
  const codes = new Set(divisions.map((each) => each.entry.code));
  const faults: PlainFault[] = [];
  divisions.forEach(({ file, path, entry }, i) => {
    const clash = divisions.some((other, j) => j < i && other.entry.code === entry.code && overlap(other.entry, entry));
    if (clash) faults.push(fault(file, `${path}/validFrom`, 'PERIODS_OVERLAP', { name: entry.code }));
    if (entry.parent !== null && !codes.has(entry.parent)) {
      faults.push(fault(file, `${path}/parent`, 'DANGLING', { name: entry.parent }));
    }
    entry.successors.forEach((code, k) => {
      if (!codes.has(code)) faults.push(fault(file, `${path}/successors/${k}`, 'DANGLING', { name: code }));
    });
    faults.push(...period(file, path, entry, entry.successors.length > 0));
  });
  return faults;
}

function divisionEntries(documents: readonly Checked[]): Placed<DivisionEntry>[] {
  return newest(ofKind<DivisionsContent>(documents, 'divisions')).flatMap(({ file, document }) =>
    document.content.divisions.map((entry, i) => ({ file, path: `/content/divisions/${i}`, entry })),
  );
}

function overlap(a: { validFrom: string; validTo: string | null }, b: typeof a): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);
}

function period(file: string, path: string, entry: { validFrom: string; validTo: string | null }, succeeded: boolean): PlainFault[] {
  const { validFrom: from, validTo: to } = entry;
  if (to === null) return succeeded ? [fault(file, `${path}/validTo`, 'SUCCESSOR_WITHOUT_END', {})] : [];
  return to < from ? [fault(file, `${path}/validTo`, 'DATES_REVERSED', { from, to })] : [];
}

function twice<E>(placed: readonly Placed<E>[], keyOf: (entry: E) => string | undefined, at: string): PlainFault[] {
  const seen = new Set<string>();
  return placed.flatMap(({ file, path, entry }) => {
    const key = keyOf(entry);
    if (key === undefined) return [];
    if (seen.has(key)) return [fault(file, `${path}${at}`, 'CODE_TWICE', { name: key })];
    seen.add(key);
    return [];
  });
}
