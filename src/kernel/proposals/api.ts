import Type from 'typebox';
import type { Kernel } from '../context.ts';
import { route, type AnyRoute } from '../http/index.ts';
import { listRoute, valuesOf } from '../lists/index.ts';
import { listProposals, readProposal, toDecided } from './list.ts';
import { proposalMessages } from './messages.ts';
import { confirm, refuse, withdraw } from './service.ts';

const STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const;
const State = Type.Enum([...STATES]);
const STATE_WORDS = valuesOf(proposalMessages, 'state', STATES);
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

export function proposalRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'proposals',
      path: '/api/v1/proposals',
      summary: 'Proposals that wait for a second person, oldest first; with a stated purpose',
      permission: 'proposal.confirm',
      audit: 'proposals.listed',
      filters: {
        state: {
          schema: State,
          zh: '状态',
          en: 'State',
          values: STATE_WORDS,
          hint: { zh: '不选的是等待确认的', en: 'Those that wait, unless another is chosen' },
        },
      },
      item: ProposalItem,
      rows: ({ caller, language, query: { state = 'open' }, cursor, limit }) =>
        listProposals(kernel, caller, language, { state, cursor, limit }),
      columns: {
        description: { zh: '确认后会怎样', en: 'What follows', heading: true },
        reason: { zh: '理由', en: 'Reason' },
        proposedBy: { zh: '提出人', en: 'Proposed by', kind: 'code' },
        proposedAt: { zh: '提出时间', en: 'Proposed at', kind: 'time' },
        state: { zh: '状态', en: 'State', values: STATE_WORDS },
        decidedBy: { zh: '决定人', en: 'Decided by', kind: 'code', extra: true },
        decidedAt: { zh: '决定时间', en: 'Decided at', kind: 'time', extra: true },
        decisionReason: { zh: '决定的理由', en: 'Reason of the decision', extra: true },
        organ: { zh: '机关', en: 'Organ', extra: true },
        proposalId: { zh: '编号', en: 'Number', only: 'file' },
      },
      orders: {
        proposedAt: {
          zh: '按提出时间，最早的在前；同一时间的按编号',
          en: 'by time of proposal, the earliest first; at the same time by id',
        },
      },
      file: { audit: 'proposals.exported' },
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
