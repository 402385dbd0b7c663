import { logAccess, permits, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { listCases, type ListedCase } from '../../kernel/procedures/index.ts';
import { readPast, type PastQuery, type PastRecord } from '../../registry/publicity/index.ts';

export const ENTRY_KINDS = [
  'registered',
  'decided',
  'received',
  'display-began',
  'display-ends',
  'display-ended',
  'withdrawn',
  'corrected',
  'objection-raised',
  'stay-began',
  'stay-ends',
  'shield-began',
  'shield-ends',
  'case-opened',
  'case-due',
  'case-closed',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One thing that happened to a body, or is to happen, on one day. */
export interface Entry {
  on: string;
  kind: EntryKind;
  /** Still to come on the day asked for. */
  ahead: boolean;
  object: { kind: 'registration' | 'record' | 'case'; id: string | null };
  /** Organ or source. */
  organ: string | null;
  actKind: string | null;
  nature: string | null;
  /** Number of the document or case, name of the registration. */
  what: string;
}

export interface Timeline {
  subject: { id: string; name: string | null };
  asOf: string;
  knownAt: number;
  /** False where the caller's reach does not cover every organ: then more may have happened. */
  complete: boolean;
  /** Cases are left out for a role that reads none. */
  cases: boolean;
  items: Entry[];
}

/**
 * What happened to a body up to a day, newest first, and what is to come of it: registrations, acts, displays, marks, cases.
 * Today for who works the file; a past day only for who may read the past. Throws FORBIDDEN, PURPOSE_REQUIRED, NOT_FOUND,
 * AMBIGUOUS_KEY, BAD_INPUT.
 */
export async function subjectTimeline(kernel: Kernel, key: string, query: PastQuery, caller: Caller): Promise<Timeline> {
  const past = query.asOf !== undefined || query.knownAt !== undefined || query.knownOn !== undefined;
  requirePermission(caller, past ? 'subject.history' : 'records.read');
  const file = await kernel.db.tx(async (tx) => {
    const read = await readPast(tx, kernel, key, query, caller);
    await logAccess(kernel, tx, caller, {
      subjectIds: [read.subject.id],
      action: 'subject.timeline.opened',
      fields: ['registrations', 'records'],
    });
    return read;
  });
  const { asOf, knownAt, complete, subject } = file;
  const cases = permits(caller, 'case.read');
  const found = cases ? (await listCases(kernel, caller, { subjectId: subject.id, limit: 200 })).items : [];
  const items = [
    ...file.registrations.map((claim): Entry => ({
      ...NOBODY,
      on: claim.receivedOn,
      kind: 'registered',
      ahead: false,
      object: { kind: 'registration', id: null },
      organ: claim.source,
      what: claim.name,
    })),
    ...file.records.flatMap((record) => entriesOfRecord(record, asOf)),
    ...found.flatMap((each) => entriesOfCase(each, asOf)),
  ];
  return {
    subject: { id: subject.id, name: subject.name },
    asOf,
    knownAt,
    complete,
    cases,
    items: items.toSorted(newestFirst),
  };
}

const NOBODY = { actKind: null, nature: null };

/** Newest first; on one day in the order in which such things follow each other, the later ones first; then by object. */
function newestFirst(a: Entry, b: Entry): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  const order = ENTRY_KINDS.indexOf(b.kind) - ENTRY_KINDS.indexOf(a.kind);
  return order || (`${a.object.id} ${a.what}` < `${b.object.id} ${b.what}` ? -1 : 1);
}

function entriesOfRecord(record: PastRecord, asOf: string): Entry[] {
  const { decided, receivedOn, releasedOn, ended, display, corrections, disputes, stay, shield } = record;
  const days: [EntryKind, string | null | undefined][] = [
    ['decided', decided],
    ['received', receivedOn],
    ['display-began', releasedOn],
    // By its term: unless the record ended before by what somebody did.
    [
      display.until !== null && display.until < asOf ? 'display-ended' : 'display-ends',
      ended === null && releasedOn !== null ? display.until : null,
    ],
    [ended?.kind === 'withdrawn' || ended?.kind === 'recalled' ? 'withdrawn' : 'display-ended', ended?.on],
    ['stay-began', stay?.from],
    ['stay-ends', stay?.until],
    ['shield-began', shield?.from],
    ['shield-ends', shield?.until],
    ...corrections.map((each): [EntryKind, string] => ['corrected', each.on]),
    ...disputes.map((each): [EntryKind, string] => ['objection-raised', each.raisedOn]),
  ];
  return days.flatMap(([kind, on]) =>
    on === null || on === undefined
      ? []
      : [
          {
            on,
            kind,
            ahead: on > asOf,
            object: { kind: 'record' as const, id: record.recordId },
            organ: record.organ,
            actKind: record.kind,
            nature: record.nature,
            what: record.documentNo,
          },
        ],
  );
}

function entriesOfCase(each: ListedCase, asOf: string): Entry[] {
  if (each.openedOn > asOf) return [];
  const entry = (kind: EntryKind, on: string): Entry => ({
    ...NOBODY,
    on,
    kind,
    ahead: on > asOf,
    object: { kind: 'case', id: each.caseId },
    organ: each.deciding,
    what: each.number,
  });
  const closed = each.closedOn !== null && each.closedOn <= asOf;
  return [
    entry('case-opened', each.openedOn),
    ...(closed ? [entry('case-closed', each.closedOn!)] : []),
    ...(!closed && each.due !== null ? [entry('case-due', each.due)] : []),
  ];
}
