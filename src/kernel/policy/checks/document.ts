import { byNewest, runsOn } from '../editions.ts';
import { fault, type PlainFault } from '../fault.ts';
import { nameOf } from '../rows.ts';
import type { Checked } from './types.ts';

const TEXT_DATE = /\d{4}-\d{2}-\d{2}/;

/** Every document names what it rests on; what claims to be read in the official text names that text's date. */
export function checkSources(documents: readonly Checked[]): PlainFault[] {
  return documents.flatMap(({ file, document }) => {
    const blank = document.sources.flatMap((source, i) =>
      source.title.trim() === '' ? [fault(file, `/sources/${i}/title`, 'SOURCE_WITHOUT_TITLE', {})] : [],
    );
    const dated = document.sources.some((source) => TEXT_DATE.test(source.title));
    const undated = document.verified === 'official' && !dated ? [fault(file, '/sources', 'OFFICIAL_WITHOUT_DATE', {})] : [];
    return [...blank, ...undated, ...officialMarks(file, document.content, '/content')];
  });
}

/** A mark `official` inside a document stands beside a basis that names the date of its text. */
function officialMarks(file: string, value: unknown, path: string): PlainFault[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => officialMarks(file, each, `${path}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  const entry = value as Record<string, unknown>;
  const cited = typeof entry.basis === 'string' ? entry.basis : entry.title;
  const undated = entry.verified === 'official' && typeof cited === 'string' && !TEXT_DATE.test(cited);
  return [
    ...(undated ? [fault(file, path, 'OFFICIAL_WITHOUT_DATE', {})] : []),
    ...Object.entries(entry).flatMap(([key, each]) => officialMarks(file, each, `${path}/${key}`)),
  ];
}

/** from ≤ to, no edition twice, and at most one edition of an id in force on any day. */
export function checkDates(documents: readonly Checked[]): PlainFault[] {
  const faults: PlainFault[] = [];
  const names = new Map<string, string>();
  for (const { file, document } of documents) {
    const { inForceFrom: from, inForceTo: to } = document;
    if (to !== null && to < from) faults.push(fault(file, '/inForceTo', 'DATES_REVERSED', { from, to }));
    const other = names.get(nameOf(document));
    if (other !== undefined && other !== file) {
      faults.push(fault(file, '/edition', 'EDITION_TWICE', { id: document.id, edition: document.edition, other }));
    }
    names.set(nameOf(document), file);
  }
  return [...faults, ...overlaps(documents)];
}

function overlaps(documents: readonly Checked[]): PlainFault[] {
  const sorted = [...documents].sort(
    (a, b) =>
      a.document.kind.localeCompare(b.document.kind) || a.document.id.localeCompare(b.document.id) || byNewest(b.document, a.document),
  );
  return sorted.flatMap((later, i) => {
    const earlier = sorted[i - 1];
    if (!earlier || earlier.document.kind !== later.document.kind || earlier.document.id !== later.document.id) return [];
    const end = earlier.document.inForceTo;
    const begins = later.document.inForceFrom;
    if (end === null ? runsOn(earlier.document) && earlier.document.inForceFrom < begins : end < begins) return [];
    return [fault(later.file, '/inForceFrom', 'EDITIONS_OVERLAP', { id: later.document.id, other: earlier.file })];
  });
}
