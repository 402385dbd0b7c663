import { Type } from 'typebox';
import { audit } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { listOf, route, type AnyRoute } from '../http/index.ts';
import { listRoute } from '../lists/index.ts';
import { headOf } from './position.ts';
import { readersStatus, retryParked } from './reader-control.ts';
import { allReaders } from './offered.ts';

const ReaderAnswer = Type.Object({
  name: Type.String(),
  state: Type.Enum(['up to date', 'behind', 'parked']),
  cursor: Type.Integer({ description: 'The last event that it has handled, or has no business with' }),
  behind: Type.Integer({ description: 'Events after it, up to the head' }),
  parkedLanes: Type.Integer({ description: 'Bodies or objects of which it handles nothing until a retry succeeds' }),
  parkedEvents: Type.Integer(),
  fault: Type.Union([Type.Object({ seq: Type.Integer(), error: Type.String() }), Type.Null()]),
});
const Retried = Type.Object({ reader: Type.String(), handled: Type.Integer(), parked: Type.Integer() });

/** How far the readers of the journal are, and what they could not handle: numbers and a fault, no content. */
export function readerRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'readers',
      path: '/api/v1/journal/readers',
      summary: 'The readers of the journal: how far each is behind, and what is parked',
      permission: 'readers.keep',
      audit: 'readers.listed',
      pages: 'whole',
      shape: Type.Object({
        ...listOf(ReaderAnswer).properties,
        status: Type.Enum(['ready', 'degraded'], { description: 'The word of /readyz' }),
        head: Type.Integer({ description: 'The last event of the journal' }),
      }),
      async rows() {
        const [head, found] = await Promise.all([kernel.db.tx((tx) => headOf(tx)), readersStatus(kernel.db, allReaders(kernel))]);
        const items = found.map((each) => ({ ...each, state: stateOf(each) }));
        const degraded = items.some(({ parkedEvents }) => parkedEvents > 0);
        return { items, next: null, status: degraded ? ('degraded' as const) : ('ready' as const), head };
      },
      columns: {
        name: { zh: '程序', en: 'Reader', kind: 'code', heading: true },
        state: { zh: '状态', en: 'State', only: 'page' },
        cursor: { zh: '处理到第几号', en: 'Read up to event', kind: 'number' },
        behind: { zh: '还差几件', en: 'Events behind', kind: 'number' },
        parkedEvents: { zh: '搁置几件', en: 'Events parked', kind: 'number' },
        parkedLanes: { zh: '涉及几个主体或者对象', en: 'Bodies or objects', kind: 'number' },
        fault: { zh: '最早的错误', en: 'First fault', cell: ({ fault }) => fault && `${fault.seq} ${fault.error}` },
      },
      orders: { name: { zh: '按程序名称', en: 'by name' } },
      file: { audit: 'readers.exported' },
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

function stateOf({ behind, parkedEvents }: { behind: number; parkedEvents: number }) {
  if (parkedEvents > 0) return 'parked' as const;
  return behind > 0 ? ('behind' as const) : ('up to date' as const);
}
