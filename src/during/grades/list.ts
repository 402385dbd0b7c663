import { Type } from 'typebox';
import { forbidden, logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import { shownGrade, type ReceivedGrade } from './received.ts';
import { getScale, nameOfScale, usedUntil, type Scale } from './scales.ts';
import { pageSql, type GradeRow, type Place, type Selection } from './select.ts';

const LIST = 'grades';
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Position = Type.Tuple([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Uuid]);

/** Grades of one scale: a list across scales would invite to compare them. */
export interface GradeFilter {
  scale: string;
  value?: string | undefined;
  district?: string | undefined;
}

export interface ListedGrade extends ReceivedGrade {
  subject: { id: string; name: string | null; uscc: string | null; district: string | null };
}

export interface GradesPage {
  items: ListedGrade[];
  next: string | null;
  /** Latest first; on one day by record. */
  order: 'decided-desc';
}

type ListKernel = Pick<Kernel, 'db' | 'clock' | 'policy'>;

/**
 * The grades of one scale that hold today, of the bodies in the caller's reach: those of the district, or of the whole city
 * for who has none. A look, one row of the access log a body. Throws FORBIDDEN, PURPOSE_REQUIRED, NOT_FOUND, BAD_CURSOR.
 */
export async function listGrades(
  kernel: ListKernel,
  filter: GradeFilter,
  page: { cursor?: string | undefined; limit?: number | undefined },
  caller: Caller,
): Promise<GradesPage> {
  requirePermission(caller, 'evaluation.read');
  requirePurpose(caller);
  const limit = page.limit ?? 50;
  const [decided, recordId] = page.cursor === undefined ? [] : decodeCursor(LIST, Position, page.cursor);
  const after = decided === undefined || recordId === undefined ? null : { decided, recordId };
  return kernel.db.tx(async (tx) => {
    const { rows, scale } = await selectGrades(tx, kernel, filter, caller, { after, limit: limit + 1 });
    const cut = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.decided, last.record_id]));
    await logAccess(kernel, tx, caller, {
      subjectIds: cut.items.map((row) => row.subject_id),
      action: 'grades.listed',
      fields: ['grade'],
    });
    return { items: cut.items.map((row) => listed(row, scale)), next: cut.next, order: 'decided-desc' };
  });
}

/** Throws NOT_FOUND for a scale, FORBIDDEN for a district beyond the caller's. */
export async function selectGrades(
  tx: Tx,
  kernel: ListKernel,
  filter: GradeFilter,
  caller: Caller,
  { after, limit }: { after: Place | null; limit: number },
): Promise<{ rows: GradeRow[]; scale: Scale }> {
  const today = kernel.clock.today().toString();
  const scale = getScale(kernel.policy, filter.scale, today);
  if (caller.district !== null && filter.district !== undefined && filter.district !== caller.district) throw forbidden('evaluation.read');
  const selection: Selection = {
    name: nameOfScale(scale),
    value: filter.value,
    district: caller.district ?? filter.district,
    today,
    months: scale.content.validMonths?.months ?? null,
  };
  return { rows: (await pageSql(selection, after, limit).execute(tx)).rows, scale };
}

function listed(row: GradeRow, scale: Scale): ListedGrade {
  const shown = shownGrade(row, scale, { state: 'current', usedUntil: usedUntil(scale, row.decided, row.valid_to) });
  const { subject_id: id, subject_name: name, subject_uscc: uscc, district } = row;
  return { ...shown, subject: { id, name, uscc, district } };
}
