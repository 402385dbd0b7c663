import { logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate } from '../../kernel/db/types.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { nameOfScale, scalesOn, usedUntil, type Scale } from './scales.ts';
import { gradesOfBody, type GradeRow } from './select.ts';

export const GRADE_STATES = [
  'current',
  'superseded', // a later one of the same scale counts
  'expired', // past its own last day or the scale's term: missing, which lowers nothing
  'unconfirmed', // held for a reviewer
  'objection-late', // its organ is late with the answer to an objection
  'set-aside', // stayed, or no longer shared
  'withdrawn',
] as const;
export type GradeState = (typeof GRADE_STATES)[number];

interface Text {
  zh: string;
  en: string;
}

/** A grade that another issued: never turned into one of another scale. */
export interface ReceivedGrade {
  recordId: string;
  scale: { id: string | null; name: string; kind: string | null; title: Text };
  value: string;
  valueTitle: Text;
  issuer: { code: string; name: Text };
  reportedBy: string;
  decided: IsoDate;
  documentNo: string;
  year: string | null;
  /** The last day on which it is used; null = until the next one. */
  usedUntil: IsoDate | null;
  receivedOn: IsoDate;
  state: GradeState;
  /** Its issuer publishes it; all others are internal. */
  published: boolean;
}

/**
 * What others found of one body, each on its own scale: for officials of any organ and district with a purpose, logged.
 * Throws NOT_FOUND, AMBIGUOUS_KEY, FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function receivedGrades(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy'>,
  key: string,
  caller: Caller,
): Promise<ReceivedGrade[]> {
  requirePermission(caller, 'evaluation.read');
  requirePurpose(caller);
  const today = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const { subject_id: subjectId } = await getSubject(tx, key);
    await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action: 'subject.grades', fields: ['grade'] });
    return shownGrades(await gradesOfBody(tx, subjectId, today), scalesOn(kernel.policy, today), today);
  });
}

/** Rows of one body, by scale and the latest first, with what each is today. */
export function shownGrades(rows: readonly GradeRow[], scales: readonly Scale[], today: IsoDate): ReceivedGrade[] {
  const byName = new Map(scales.map((scale) => [nameOfScale(scale), scale]));
  const met = new Set<string>();
  return rows.map((row) => {
    const scale = byName.get(row.title);
    const own = ownState(row, today);
    const later = met.has(row.title);
    if (own === null) met.add(row.title);
    const until = usedUntil(scale, row.decided, row.valid_to);
    const state = own ?? (later ? 'superseded' : until !== null && until < today ? 'expired' : 'current');
    return shownGrade(row, scale, { state, usedUntil: until });
  });
}

/** Why it does not count, whatever came after it; null: it counts. */
function ownState(row: GradeRow, today: IsoDate): GradeState | null {
  if (row.ended_kind !== null || row.validity === 'revoked' || row.validity === 'void') return 'withdrawn';
  if (row.validity === 'stayed' || !row.shared) return 'set-aside';
  if (row.unconfirmed || row.decided > today) return 'unconfirmed';
  return row.objection_late ? 'objection-late' : null;
}

export function shownGrade(row: GradeRow, scale: Scale | undefined, now: Pick<ReceivedGrade, 'state' | 'usedUntil'>): ReceivedGrade {
  const value = scale?.content.values.find((each) => each.value === row.value);
  const name = row.organ_name ?? row.organ;
  return {
    recordId: row.record_id,
    scale: {
      id: scale?.id ?? null,
      name: row.title,
      kind: scale?.content.kind ?? null,
      title: scale?.title ?? { zh: row.title, en: row.title },
    },
    value: row.value,
    valueTitle: value?.title ?? { zh: row.value, en: row.value },
    issuer: { code: row.organ, name: { zh: name, en: row.organ_name_en ?? name } },
    reportedBy: row.reporting_organ,
    decided: row.decided,
    documentNo: row.document_no,
    year: row.year,
    receivedOn: row.received_on,
    published: row.display_class !== 'internal',
    ...now,
  };
}
