import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { listOf, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { listRoute } from '../../../kernel/lists/index.ts';
import { listAbsences } from '../../../kernel/procedures/index.ts';
import { listedCases } from '../list.ts';
import { caseMessages } from '../messages/common.ts';
import { namedWork } from '../work.ts';
import { AbsenceAnswer, ListedCaseAnswer, WorkCounts, WorkItem } from './schemas.ts';

/** As many rows as a person can work through in a spreadsheet. */

/** Lists of officials: cases, their work, who is away. */
export function tableRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'cases',
      path: '/api/v1/cases',
      summary: 'Cases of the own organ or role, the latest first; with a stated purpose',
      permission: 'case.read',
      audit: 'cases.listed',
      filters: {
        state: {
          schema: Type.Enum(['open', 'closed']),
          zh: '状态',
          en: 'State',
          values: { open: { zh: '办理中', en: 'open' }, closed: { zh: '已办结', en: 'closed' } },
        },
        procedure: { schema: Type.String({ maxLength: 64 }), zh: '程序', en: 'Procedure' },
        organ: { schema: Type.String({ maxLength: 64 }), zh: '涉及的单位（代码）', en: 'Organ with a part in it (code)' },
        mine: { schema: Type.Boolean(), zh: '只看我承办的', en: 'Only those in my charge' },
        late: { schema: Type.Boolean(), zh: '只看已超期的', en: 'Only late ones' },
      },
      item: ListedCaseAnswer,
      rows: ({ caller, language, query, cursor, limit }) => listedCases(kernel, caller, language, { ...query, cursor, limit }),
      columns: {
        number: { zh: '案件编号', en: 'Case', kind: 'zh', heading: true },
        procedureTitle: { zh: '程序', en: 'Procedure' },
        partyName: { zh: '当事人', en: 'Party' },
        partyCode: { zh: '统一社会信用代码', en: 'USCC', only: 'file' },
        stateTitle: { zh: '状态', en: 'State' },
        handlerName: { zh: '承办人', en: 'In charge' },
        due: { zh: '最迟日期', en: 'Last day', inFile: { zh: '期限', en: 'Term' } },
        openedOn: { zh: '立案日期', en: 'Opened', kind: 'day' },
        closedOn: { zh: '已办结', en: 'closed', kind: 'day', only: 'page', extra: true },
      },
      orders: {
        opened: {
          zh: '最近立案的在前；同一天立案的，按编号从大到小',
          en: 'the latest opened first; of one day by number, the highest first',
        },
      },
    }),
    ...listRoute({
      name: 'absences',
      path: '/api/v1/absences',
      summary: 'Who is away or will be, and who stands in',
      permission: 'case.act',
      audit: 'absences.listed',
      pages: 'whole',
      shape: Type.Object({ items: Type.Array(AbsenceAnswer) }),
      rows: ({ caller }) => listAbsences(kernel, caller),
      columns: {
        account: { zh: '外出的人', en: 'Who is away', heading: true },
        from: { zh: '自', en: 'From', kind: 'day' },
        to: { zh: '至', en: 'To', kind: 'day' },
        substitute: { zh: '代办人', en: 'Stands in' },
        setBy: { zh: '登记人', en: 'Recorded by' },
      },
      orders: { from: { zh: '从早到晚；同一天开始的，先登记的在前', en: 'the earliest first; of one day, the one recorded first' } },
      file: { audit: 'absences.exported' },
    }),
    ...listRoute({
      name: 'work',
      path: '/api/v1/work',
      summary: 'What waits for the caller, by last day, with how much is late and soon; with a stated purpose',
      permission: 'case.read',
      audit: 'work.listed',
      filters: {
        state: {
          schema: Type.Enum(['late', 'soon']),
          zh: '期限',
          en: 'Deadline',
          values: { late: { zh: '已超期', en: 'late' }, soon: { zh: '即将到期', en: 'due soon' } },
        },
      },
      shape: Type.Object({ ...listOf(WorkItem).properties, counts: WorkCounts }),
      rows: ({ caller, language, query, cursor, limit }) => namedWork(kernel, caller, language, { ...query, cursor, limit }),
      columns: {
        what: { zh: '要办的事', en: 'What to do', heading: true },
        number: {
          zh: '案件或者对象',
          en: 'Case or object',
          inFile: { zh: '案件编号', en: 'Case' },
          cell: ({ object }) => object.number,
        },
        partyName: { zh: '当事人', en: 'Party' },
        partyCode: { zh: '统一社会信用代码', en: 'USCC', only: 'file' },
        due: { zh: '最后一天', en: 'Last day' },
        standing: {
          zh: '状态',
          en: 'State',
          only: 'file',
          cell: ({ standing }, language) => t(language, caseMessages)[`standing.${standing}`](),
        },
        came: { zh: '为什么由我办', en: 'Why it is mine' },
        must: { zh: '必须办', en: 'must be done', only: 'page', extra: true },
      },
      orders: {
        due: {
          zh: '按最迟日期，最早的在前；同一天的按编号；没有期限的在后',
          en: 'by last day, the earliest first; of one day by number; without a day last',
        },
      },
    }),
  ];
}
