import { Type } from 'typebox';
import { audit } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { listOf, route, type AnyRoute } from '../http/index.ts';
import { t, type Language } from '../i18n/index.ts';
import { csvText, TABLE_TYPES } from '../tables/index.ts';
import { journalMessages } from './messages.ts';
import { headOf } from './position.ts';
import { readersStatus, retryParked, type ReaderStatus } from './reader-control.ts';
import { allReaders } from './registry.ts';

const ReaderAnswer = Type.Object({
  name: Type.String(),
  state: Type.Enum(['up to date', 'behind', 'parked']),
  cursor: Type.Integer({ description: 'The last event that it has handled, or has no business with' }),
  behind: Type.Integer({ description: 'Events after it, up to the head' }),
  parkedLanes: Type.Integer({ description: 'Bodies or objects of which it handles nothing until a retry succeeds' }),
  parkedEvents: Type.Integer(),
  fault: Type.Union([Type.Object({ seq: Type.Integer(), error: Type.String() }), Type.Null()]),
});
const ReadersAnswer = Type.Object({
  ...listOf(ReaderAnswer).properties,
  status: Type.Enum(['ready', 'degraded'], { description: 'The word of /readyz' }),
  head: Type.Integer({ description: 'The last event of the journal' }),
});
const Retried = Type.Object({ reader: Type.String(), handled: Type.Integer(), parked: Type.Integer() });

/** How far the readers of the journal are, and what they could not handle: numbers and a fault, no content. */
export function readerRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/journal/readers',
      face: 'api',
      summary: 'The readers of the journal: how far each is behind, and what is parked',
      permission: 'readers.keep',
      audit: 'readers.listed',
      schemas: { response: { 200: ReadersAnswer } },
      async handle() {
        const [head, found] = await Promise.all([kernel.db.tx((tx) => headOf(tx)), readersStatus(kernel.db, allReaders(kernel))]);
        const items = found.map((each) => ({ ...each, state: stateOf(each) }));
        const degraded = items.some(({ parkedEvents }) => parkedEvents > 0);
        return { items, next: null, status: degraded ? ('degraded' as const) : ('ready' as const), head };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/journal/readers.csv',
      face: 'api',
      summary: 'The same as a table for people',
      permission: 'readers.keep',
      audit: 'readers.exported',
      rate: 12,
      produces: 'text/csv',
      schemas: {},
      async handle({ language, reply }) {
        const found = await readersStatus(kernel.db, allReaders(kernel));
        reply.type(TABLE_TYPES.csv).header('content-disposition', 'attachment; filename="readers.csv"');
        return readersTable(found, language);
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/journal/readers/{name}/retry',
      face: 'api',
      summary: 'Handle what is parked for this reader again, in its order; each lane stops at its first that still fails',
      permission: 'readers.keep',
      audit: 'readers.retried',
      rate: 12,
      schemas: {
        params: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) }),
        body: Type.Object({}, { additionalProperties: false }),
        response: { 200: Retried },
      },
      async handle({ params, caller }) {
        const readers = allReaders(kernel);
        if (!readers.some(({ name }) => name === params.name)) throw new XinhengError('NOT_FOUND', { what: params.name });
        const [result] = await retryParked(kernel, readers, params.name);
        const { handled, parked } = result!;
        await kernel.db.tx((tx) =>
          audit(kernel, tx, caller, {
            action: 'readers.retried',
            object: params.name,
            outcome: 'ok',
            details: { handled, parked },
          }),
        );
        return result!;
      },
    }),
  ];
}

function readersTable(found: readonly ReaderStatus[], language: Language): string {
  const say = t(language, journalMessages);
  const columns = ['reader', 'cursor', 'behind', 'parked', 'lanes', 'fault'] as const;
  const rows = found.map(({ name, cursor, behind, parkedEvents, parkedLanes, fault }) => [
    name,
    ...[cursor, behind, parkedEvents, parkedLanes].map(String),
    fault === null ? '' : `${fault.seq} ${fault.error}`,
  ]);
  return csvText([columns.map((key) => say[`column.${key}`]()), ...rows]);
}

function stateOf({ behind, parkedEvents }: { behind: number; parkedEvents: number }) {
  if (parkedEvents > 0) return 'parked' as const;
  return behind > 0 ? ('behind' as const) : ('up to date' as const);
}
