import { Type } from 'typebox';
import { levelFor, logAccess, rank, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import { toDate } from '../../kernel/calendar/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { on } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import {
  DISPLAY_STATES,
  displayState,
  factsOf,
  findTerms,
  publicFields,
  recordIfReleased,
  recordView,
  type DisplayState,
  type PublicRecordView,
} from '../../registry/publicity/index.ts';
import type { RecordViews } from '../../registry/records/types.ts';
import { findOrgan } from '../../registry/organs/index.ts';
import { AddressedShape } from './api-schemas.ts';

/** What the public would see of a record if it were released today. */
export interface Preview {
  recordId: string;
  /** Null where it would not be shown; `display` says why. */
  record: (PublicRecordView & { subject: { id: string; name: string; uscc: string | null } }) | null;
  display: DisplayState;
  /** On display already: then this is what stands there. */
  shownNow: boolean;
  clock: { workingDay: number; of: number; due: string; provisional: boolean } | null;
}

/** Clock A: 7 working days (行政许可 and 行政处罚双公示). */
const DAYS = 7;

export function previewRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/publicity/{id}/preview',
      face: 'api',
      summary: 'What the public would see of a record if it were released today: the very data of the portal; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.previewed',
      servedWith: ['workbench'],
      schemas: {
        params: Type.Object({ id: Type.String({ format: 'uuid', description: 'id of a record' }) }),
        response: {
          200: Type.Object({
            recordId: Type.String(),
            record: Type.Union([AddressedShape, Type.Null()]),
            display: Type.Object({
              state: Type.Enum([...DISPLAY_STATES]),
              until: Type.Union([Type.String(), Type.Null()]),
              ruleSet: Type.Union([Type.String(), Type.Null()]),
            }),
            shownNow: Type.Boolean(),
            clock: Type.Union([
              Type.Object({
                workingDay: Type.Integer(),
                of: Type.Integer(),
                due: Type.String(),
                provisional: Type.Boolean(),
              }),
              Type.Null(),
            ]),
          }),
        },
      },
      handle: ({ caller, params }) => previewOf(kernel, params.id, caller),
    }),
  ];
}

/** A look with its purpose, for who may read the text. Throws NOT_FOUND, FORBIDDEN, PURPOSE_REQUIRED. */
export async function previewOf(
  kernel: Pick<Kernel, 'db' | 'clock' | 'calendar' | 'policy'>,
  id: string,
  caller: Caller,
): Promise<Preview> {
  requirePermission(caller, 'publicity.review');
  requirePurpose(caller);
  const today = kernel.clock.today();
  const day = today.toString();
  return kernel.db.tx(async (tx) => {
    const row = await on<RecordViews>(tx).selectFrom('v_records_current').selectAll().where('record_id', '=', id).executeTakeFirst();
    if (row === undefined) throw new XinhengError('NOT_FOUND', { what: 'record' });
    const district = findOrgan(kernel.policy, row.organ, day)?.organ.district ?? null;
    if (rank(levelFor(caller, { organ: row.organ, district })) < rank('INTERNAL')) throw new XinhengError('NOT_FOUND', { what: 'record' });
    const terms = await findTerms(tx);
    const released = { ...row, held: [], released_on: row.released_on ?? day };
    const shown = (await recordIfReleased(tx, id, day)) ?? null;
    await logAccess(kernel, tx, caller, {
      subjectIds: [row.subject_id],
      action: 'publicity.previewed',
      fields: ['content'],
    });
    return {
      recordId: id,
      record: shown && {
        ...recordView(shown, publicFields(kernel)),
        subject: { id: shown.subjectId, name: shown.subjectName, uscc: shown.subjectUscc },
      },
      display: displayState(factsOf(released), terms, day),
      shownNow: displayState(factsOf(row), terms, day).state === 'shown',
      clock:
        row.report_due === null
          ? null
          : {
              workingDay: kernel.calendar.workingDaysBetween(toDate(row.decided), today),
              of: DAYS,
              due: row.report_due,
              provisional: row.report_due_provisional,
            },
    };
  });
}
