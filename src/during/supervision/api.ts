import { Type } from 'typebox';
import { answerExport, EXPORT_FIELDS } from '../../registry/disclosures/index.ts';
import { TABLE_TYPES } from '../../kernel/tables/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../kernel/http/index.ts';
import { listRoute } from '../../kernel/lists/index.ts';
import { nameOf } from '../../kernel/policy/index.ts';
import { exportPortfolio } from './export.ts';
import { figuresCsv, portfolioFigures } from './figures.ts';
import { activePlans, plansOn } from './plans.ts';
import { listPortfolio } from './portfolio.ts';
import { FiguresAnswer, FigureFields, PortfolioAnswer, PortfolioFields, PortfolioFilterSchema } from './portfolio-schemas.ts';
import { PlanAnswer, SubjectAnswer } from './schemas.ts';
import { subjectSupervision } from './subject.ts';
import { planView } from './view.ts';

export function supervisionRoutes(kernel: Kernel): AnyRoute[] {
  return [...planRoutes(kernel), ...portfolioRoutes(kernel)];
}

function planRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/supervision/plans',
      face: 'api',
      summary: 'Plans of graded supervision in force: what each grade means, on what it rests, whether it holds for real bodies',
      permission: 'public',
      audit: 'none',
      schemas: { response: { 200: listOf(PlanAnswer) } },
      handle: async () => ({ items: await publishedPlans(kernel), next: null }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/subjects/{key}/supervision',
      face: 'api',
      summary:
        'The supervision of one body by each plan within reach: which line holds, by which grade of which day, since when, and what it was before',
      permission: 'evaluation.read',
      audit: 'subject.supervision',
      schemas: {
        params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 200: SubjectAnswer },
      },
      handle: ({ caller, params }) => subjectSupervision(kernel, params.key, caller),
    }),
  ];
}

function portfolioRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'portfolio',
      path: '/api/v1/supervision/portfolio',
      summary: 'The bodies of an organ under one plan, by filter, within the caller’s reach; with a stated purpose',
      permission: 'evaluation.read',
      audit: 'supervision.listed',
      filters: {
        plan: { schema: PortfolioFields.plan, zh: '监管计划', en: 'Plan' },
        grade: { schema: PortfolioFields.grade, zh: '等级', en: 'Grade' },
        district: {
          schema: PortfolioFields.district,
          zh: '区划代码',
          en: 'Division code',
          hint: { zh: '六位数字；有辖区的机关只看本辖区', en: 'Six digits; an organ of a district sees its own alone' },
        },
        changed: { schema: PortfolioFields.changed, zh: '变化', en: 'Changed', values: { month: { zh: '本月变过', en: 'this month' } } },
      },
      shape: PortfolioAnswer,
      rows: ({ caller, query, order, cursor, limit }) => listPortfolio(kernel, query, { cursor, limit, order }, caller),
      columns: {
        name: { zh: '名称', en: 'Name', heading: true },
        grade: { zh: '等级', en: 'Grade' },
        reason: { zh: '理由', en: 'Reason' },
        gradedOn: { zh: '等级日期', en: 'Day of the grade', kind: 'day' },
        since: { zh: '自哪天起', en: 'Since', kind: 'day' },
        last: { zh: '最近一次变化', en: 'Last change' },
        uscc: { zh: '统一社会信用代码', en: 'USCC', extra: true },
        district: { zh: '区划代码', en: 'Division code', kind: 'code', extra: true },
        industry: { zh: '行业代码', en: 'Industry code', kind: 'code', extra: true },
      },
      file: { none: 'Names with grades leave as a disclosure, POST /api/v1/supervision/portfolio/export, which has a recipient.' },
      orders: {
        changed: { zh: '按最近变化，最近的在前；同一天的按主体编号', en: 'latest change first; of one day by number of the body' },
        grade: {
          zh: '按等级，从好到差，没有等级的在后，等待更新的最后；同一等级的按主体编号',
          en: 'by grade, best first, then those without, last those that wait for renewal; of one grade by number of the body',
        },
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/supervision/portfolio/figures',
      face: 'api',
      summary: 'How many bodies stand under each line of a plan, and what became another this month: counts alone',
      permission: 'supervision.figures',
      audit: 'supervision.figures',
      schemas: { query: Type.Object(FigureFields), response: { 200: FiguresAnswer } },
      handle: ({ caller, query }) => portfolioFigures(kernel, query, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/supervision/portfolio/figures.csv',
      face: 'api',
      summary: 'The same counts as a table',
      permission: 'supervision.figures',
      audit: 'supervision.figures',
      produces: TABLE_TYPES.csv,
      schemas: { query: Type.Object(FigureFields) },
      handle: async ({ caller, query, language, reply }) => {
        const { text, name } = await figuresCsv(kernel, query, caller, language);
        reply.type(TABLE_TYPES.csv).header('content-disposition', `attachment; filename="${name}"`);
        return text;
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/supervision/portfolio/export',
      face: 'api',
      summary: 'The bodies of a portfolio as a file (at most 10,000); a disclosure to the caller’s organ; with a stated purpose',
      permission: 'records.export',
      audit: 'supervision.exported',
      rate: 20,
      produces: 'application/octet-stream',
      schemas: {
        body: Type.Object({ filter: PortfolioFilterSchema, ...EXPORT_FIELDS }, { additionalProperties: false }),
      },
      handle: async ({ caller, body, language, reply }) => {
        return answerExport(reply, body.format, await exportPortfolio(kernel, body, caller, language));
      },
    }),
  ];
}

async function publishedPlans(kernel: Kernel): Promise<PlanAnswer[]> {
  const today = kernel.clock.today().toString();
  const active = await kernel.db.tx((tx) => activePlans(tx, kernel.policy, today));
  return plansOn(kernel.policy, today).map((plan) => planView(kernel, plan, today, active.has(nameOf(plan))));
}
