import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { listAbsences } from '../../../kernel/procedures/index.ts';
import { csv } from '../csv.ts';
import { listedCases } from '../list.ts';
import { caseMessages } from '../messages/common.ts';
import { sheetMessages } from '../messages/sheet.ts';
import { namedWork } from '../work.ts';
import { CaseFilters } from './schemas.ts';

/** As many rows as a person can work through in a spreadsheet. */
const MOST = 1000;

/** Lists of officials for spreadsheets: the same look, with its purpose. */
export function tableRoutes(kernel: Kernel): AnyRoute[] {
  const common = { method: 'GET', face: 'api', permission: 'case.read', produces: 'text/csv' } as const;
  return [
    route({
      ...common,
      path: '/api/v1/cases.csv',
      summary: 'The list of cases as a table, at most 1,000 rows; with a stated purpose',
      audit: 'cases.listed',
      schemas: { query: Type.Object(CaseFilters) },
      async handle({ caller, language, query, reply }) {
        const { items } = await listedCases(kernel, caller, language, { ...query, limit: MOST });
        const say = t(language, sheetMessages);
        const columns = ['number', 'procedure', 'party', 'code', 'state', 'handler', 'due', 'opened'] as const;
        const rows = items.map((each) => [
          each.number,
          each.procedureTitle,
          each.partyName ?? '',
          each.partyCode ?? '',
          each.stateTitle,
          each.handlerName ?? '',
          each.due ?? '',
          each.openedOn,
        ]);
        return csv(reply, 'cases.csv', [columns.map((name) => say[`cases.${name}`]()), ...rows]);
      },
    }),
    route({
      ...common,
      permission: 'case.act',
      path: '/api/v1/absences.csv',
      summary: 'Who is away or will be, and who stands in, as a table',
      audit: 'absences.exported',
      schemas: {},
      async handle({ caller, language, reply }) {
        const say = t(language, sheetMessages);
        const columns = ['account', 'from', 'to', 'substitute', 'by'] as const;
        const rows = (await listAbsences(kernel, caller)).map((each) => [each.account, each.from, each.to, each.substitute, each.setBy]);
        return csv(reply, 'absences.csv', [columns.map((name) => say[`absences.${name}`]()), ...rows]);
      },
    }),
    route({
      ...common,
      path: '/api/v1/work.csv',
      summary: 'What waits for the caller as a table, at most 1,000 rows; with a stated purpose',
      audit: 'work.listed',
      schemas: { query: Type.Object({ state: Type.Optional(Type.Enum(['late', 'soon'])) }) },
      async handle({ caller, language, query: { state }, reply }) {
        const say = t(language, sheetMessages);
        const { items } = await namedWork(kernel, caller, language, { state, limit: MOST });
        const head = [
          say['work.what'](),
          say['cases.number'](),
          say['cases.party'](),
          say['cases.code'](),
          say['work.due'](),
          say['cases.state'](),
          say['work.came'](),
        ];
        const rows = items.map((item) => {
          const standing = t(language, caseMessages)[`standing.${item.standing}`]();
          return [item.what, item.object.number, item.partyName ?? '', item.partyCode ?? '', item.due ?? '', standing, item.came];
        });
        return csv(reply, 'work.csv', [head, ...rows]);
      },
    }),
  ];
}
