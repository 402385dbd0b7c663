import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { PageQuery, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { toCaseView } from '../../../kernel/procedures/index.ts';
import { openFile } from '../files.ts';
import { listedCases } from '../list.ts';
import { CaseAnswer, CaseList, CaseParams } from './schemas.ts';

/** The party's side: its own cases, only what it may see. */
export function myRoutes(kernel: Kernel): AnyRoute[] {
  const common = { method: 'GET', face: 'api', permission: 'case.party', servedWith: ['centre'] } as const;
  return [
    route({
      ...common,
      path: '/api/v1/my/cases',
      summary: 'Cases of the own body, or in which the caller is its agent, the latest first',
      audit: 'cases.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum(['open', 'closed'])) }),
        response: { 200: CaseList },
      },
      handle: ({ caller, language, query }) => listedCases(kernel, caller, language, query),
    }),
    route({
      ...common,
      path: '/api/v1/my/cases/{id}',
      summary: 'One case as its party sees it',
      audit: 'case.opened',
      schemas: { params: CaseParams, response: { 200: CaseAnswer } },
      handle: async ({ caller, language, params }) => toCaseView(await openFile(kernel, params.id, caller, language, 'party'), language),
    }),
  ];
}
