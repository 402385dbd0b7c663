import { Type, type Static, type TObject } from 'typebox';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { csvText } from '../../../kernel/tables/index.ts';
import { CORRECTION_KINDS, kindWord } from '../../records/index.ts';
import { openComparisons } from '../comparisons/list.ts';
import { heldRows, listChanges, UNDER_WAY, underWay } from '../review/index.ts';
import { lateActs, periodOf } from '../timeliness/index.ts';
import { tableMessages } from './messages.ts';

/** Rows of one table; who needs more narrows the list. */
export const TABLE_ROWS = 5000;
const limit = TABLE_ROWS;
const CSV = 'text/csv';
const Day = Type.Optional(Type.String({ format: 'date' }));

type Words = typeof tableMessages.zh;
type Table = readonly (readonly string[])[];
interface Listed<T> {
  items: readonly T[];
  next: string | null;
}

/** The reviewers' lists as tables for people: the same looks as the lists themselves. No text of a held row leaves by them. */
export function tableRoutes(kernel: Kernel): AnyRoute[] {
  return [
    table('under-way', 'What is on its way to display', 'publicity.under-way.listed', {
      query: Type.Object({ state: Type.Optional(Type.Enum([...UNDER_WAY])) }),
      rows: async (query, caller, say, language) => {
        const { items } = whole(await underWay(kernel, { ...query, limit }, caller), say);
        return [
          [
            say.state(),
            say.subject(),
            say.kind(),
            say.documentNo(),
            say.organ(),
            say.decided(),
            say.receivedOn(),
            say.due(),
            say.provisional(),
            say.workingDay(),
          ],
          ...items.map((row) => [
            say[`state.${row.state}`](),
            row.subject ?? '',
            kindWord(row.kind, language),
            row.documentNo,
            row.organ,
            row.decided,
            row.receivedOn,
            row.due ?? '',
            row.dueProvisional ? say.yes() : '',
            textOf(row.workingDay),
          ]),
        ];
      },
    }),
    table('held', 'Rows held for a reviewer', 'publicity.held.listed', {
      query: Type.Object({ dueFrom: Day, dueTo: Day }),
      rows: async (query, caller, say, language) => {
        const { items } = whole(await heldRows(kernel, caller, { ...query, limit }), say);
        return [
          [
            say.subject(),
            say.kind(),
            say.documentNo(),
            say.organ(),
            say.reportingOrgan(),
            say.decided(),
            say.receivedOn(),
            say.days(),
            say.due(),
            say.workingDay(),
            say.reasons(),
          ],
          ...items.map((row) => [
            row.subject,
            kindWord(row.kind, language),
            row.documentNo,
            row.organ,
            row.reportingOrgan,
            row.decided,
            row.receivedOn,
            String(row.days),
            row.due ?? '',
            textOf(row.workingDay),
            [...new Set(row.reasons.map(({ code }) => code))].join(' '),
          ]),
        ];
      },
    }),
    table('late', 'Records received after their day', 'publicity.late.listed', {
      query: Type.Object({
        month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })),
        from: Day,
        to: Day,
        by: Type.Optional(Type.Enum(['due', 'received'])),
        organ: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
      }),
      rows: async (query, caller, say, language) => {
        const period = periodOf(kernel, query, kernel.clock.today().toString());
        const { items } = whole(await lateActs(kernel, period, caller, { ...query, limit }), say);
        return [
          [say.kind(), say.documentNo(), say.organ(), say.reportingOrgan(), say.decided(), say.due(), say.receivedOn(), say.daysLate()],
          ...items.map((row) => [
            kindWord(row.kind, language),
            row.documentNo,
            row.organ,
            row.reportingOrgan,
            row.decided,
            row.due,
            row.receivedOn,
            textOf(row.daysLate),
          ]),
        ];
      },
    }),
    table('comparisons', 'Acts of which two lines say different things', 'publicity.comparisons.listed', {
      query: Type.Object({}),
      rows: async (_, caller, say) => {
        const { items } = whole(await openComparisons(kernel, caller, { limit }), say);
        return [
          [
            say.subject(),
            say.documentNo(),
            say.organ(),
            say.decided(),
            say.openedOn(),
            say.days(),
            say.heldFrom(),
            say.givenBy(),
            say.field(),
            say.heldValue(),
            say.givenValue(),
          ],
          ...items.flatMap((row) =>
            Object.entries(row.fields).map(([field, { held, given }]) => [
              row.subject ?? '',
              row.documentNo,
              row.organ,
              row.decided,
              row.openedOn,
              String(row.days),
              row.heldFrom,
              row.givenBy,
              field,
              textOf(held),
              textOf(given),
            ]),
          ),
        ];
      },
    }),
    table('changes', 'Corrections and withdrawals after display', 'publicity.changes.listed', {
      query: Type.Object({ kind: Type.Optional(Type.Enum([...CORRECTION_KINDS])), from: Day, to: Day }),
      rows: async (query, caller, say, language) => {
        const { items } = whole(await listChanges(kernel, { ...query, limit }, caller), say);
        return [
          [say.changedOn(), say.change(), say.subject(), say.kind(), say.documentNo(), say.organ(), say.decided(), say.reason()],
          ...items.map((row) => [
            row.change.on,
            say[`change.${row.change.kind}`](),
            row.subject ?? '',
            kindWord(row.kind, language),
            row.documentNo,
            row.organ,
            row.decided,
            row.change.reason,
          ]),
        ];
      },
    }),
  ];

  function table<Q extends TObject>(
    name: string,
    summary: string,
    audit: string,
    { query, rows }: { query: Q; rows: (query: Static<Q>, caller: Caller, say: Words, language: Language) => Promise<Table> },
  ): AnyRoute {
    return route({
      method: 'GET',
      path: `/api/v1/publicity/${name}.csv`,
      face: 'api',
      summary: `${summary}, as a table; with a stated purpose`,
      permission: 'publicity.review',
      audit,
      rate: 20,
      produces: CSV,
      schemas: { query },
      async handle({ caller, query: asked, language, reply }) {
        const made = await rows(asked as Static<Q>, caller, t(language, tableMessages), language);
        reply.type(`${CSV}; charset=utf-8`).header('content-disposition', `attachment; filename="${name}.csv"`);
        return csvText(made);
      },
    });
  }
}

/** Throws TOO_LARGE rather than leave rows out in silence. */
function whole<T>(listed: Listed<T>, say: Words): Listed<T> {
  if (listed.next !== null) throw new XinhengError('TOO_LARGE', { limit: say['too-large']({ limit }) });
  return listed;
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
