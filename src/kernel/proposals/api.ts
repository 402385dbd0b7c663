import Type from 'typebox';
import { TABLE_TYPES } from '../tables/index.ts';
import type { Kernel } from '../context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../http/index.ts';
import { listProposals, readProposal, toDecided } from './list.ts';
import { confirm, refuse, withdraw } from './service.ts';
import { proposalsTable } from './table.ts';

const State = Type.Union([Type.Literal('open'), Type.Literal('confirmed'), Type.Literal('refused'), Type.Literal('withdrawn')]);
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Decided = {
  proposalId: Type.String(),
  kind: Type.String(),
  objectKind: Type.String(),
  objectId: Type.String(),
  organ: Nullable,
  district: Nullable,
  proposedBy: Type.String(),
  proposedAt: Type.String(),
  state: State,
  decidedBy: Nullable,
  decidedAt: Nullable,
  decisionReason: Nullable,
};
const DecidedItem = Type.Object(Decided);
const ProposalItem = Type.Object({
  ...Decided,
  subjectId: Nullable,
  reason: Type.String(),
  description: Type.String(),
});
const Params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
const Optional = Type.Object({ reason: Type.Optional(Reason) });

/** As many as a person can work through in a spreadsheet. */
const EXPORTED = 1000;

export function proposalRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/proposals',
      face: 'api',
      summary: 'Proposals that wait for a second person, oldest first; with a stated purpose',
      permission: 'proposal.confirm',
      audit: 'proposals.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, state: Type.Optional(State) }),
        response: { 200: listOf(ProposalItem) },
      },
      handle: ({ caller, language, query: { state, cursor, limit } }) =>
        listProposals(kernel, caller, language, { state: state ?? 'open', cursor, limit: limit ?? 50 }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/proposals.csv',
      face: 'api',
      summary: 'The same as a table for people; of more than 1,000 the oldest; with a stated purpose',
      permission: 'proposal.confirm',
      audit: 'proposals.exported',
      rate: 12,
      produces: 'text/csv',
      schemas: { query: Type.Object({ state: Type.Optional(State) }) },
      async handle({ caller, language, query: { state }, reply }) {
        const { items } = await listProposals(kernel, caller, language, { state: state ?? 'open', limit: EXPORTED });
        reply.type(TABLE_TYPES.csv).header('content-disposition', 'attachment; filename="proposals.csv"');
        return proposalsTable(items, language);
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/proposals/{id}',
      face: 'api',
      summary: 'One proposal that the caller may decide, also a decided one; with a stated purpose',
      permission: 'proposal.confirm',
      audit: 'proposal.read',
      schemas: { params: Params, response: { 200: ProposalItem } },
      handle: ({ caller, language, params }) => readProposal(kernel, caller, language, params.id),
    }),
    route({
      method: 'POST',
      path: '/api/v1/proposals/{id}/confirm',
      face: 'api',
      summary: 'Confirm a proposal of another person; its effect takes place at once',
      permission: 'proposal.confirm',
      audit: 'proposal.confirmed',
      schemas: { params: Params, body: Optional, response: { 200: DecidedItem } },
      handle: async ({ caller, params, body }) => toDecided(await confirm(kernel, params.id, caller, body.reason)),
    }),
    route({
      method: 'POST',
      path: '/api/v1/proposals/{id}/refuse',
      face: 'api',
      summary: 'Refuse a proposal of another person, with the reason',
      permission: 'proposal.confirm',
      audit: 'proposal.refused',
      schemas: { params: Params, body: Type.Object({ reason: Reason }), response: { 200: DecidedItem } },
      handle: async ({ caller, params, body }) => toDecided(await refuse(kernel, params.id, caller, body.reason)),
    }),
    route({
      method: 'POST',
      path: '/api/v1/proposals/{id}/withdraw',
      face: 'api',
      summary: 'Take back a proposal of one’s own',
      permission: 'session',
      audit: 'proposal.withdrawn',
      schemas: { params: Params, body: Optional, response: { 200: DecidedItem } },
      handle: async ({ caller, params, body }) => toDecided(await withdraw(kernel, params.id, caller, body.reason)),
    }),
  ];
}
