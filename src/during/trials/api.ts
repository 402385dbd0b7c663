import { Type } from 'typebox';
import { TABLE_TYPES } from '../../kernel/tables/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../../kernel/http/index.ts';
import { backtestSubject, trialSubject } from './explain.ts';
import { streamRun } from './events.ts';
import { getBacktest, getTrial, listBacktests, listTrials } from './list.ts';
import {
  Backtest,
  BacktestAsked,
  BacktestDetail,
  BacktestSubject,
  Started,
  Trial,
  TrialAsked,
  TrialDetail,
  TrialSubject,
} from './schemas.ts';
import { startBacktest } from './start-back-test.ts';
import { startTrial } from './start-trial.ts';
import { stopRun } from './stop.ts';
import { runWorkbook } from './workbook.ts';
import type { RunKind } from './types.ts';

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Key = Type.Object({
  id: Type.String({ format: 'uuid' }),
  key: Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' }),
});
const common = { face: 'api', permission: 'evaluation.run' } as const;

export function trialRoutes(kernel: Kernel): AnyRoute[] {
  return [...trials(kernel), ...backtests(kernel), ...eachOf(kernel, 'what-if'), ...eachOf(kernel, 'back-test')];
}

const PATHS = { 'what-if': '/api/v1/models/trials', 'back-test': '/api/v1/models/backtests' } as const;
const AUDIT = { 'what-if': 'trial', 'back-test': 'backtest' } as const;

function trials(kernel: Kernel): AnyRoute[] {
  const path = PATHS['what-if'];
  return [
    route({
      ...common,
      method: 'POST',
      path,
      summary: 'Try a model on the whole register beside the one in force; nothing is stored of any body, no body has a grade by it',
      audit: 'trial.started',
      schemas: { body: TrialAsked, response: { 201: Started } },
      handle: async ({ caller, body, language, reply }) => {
        const started = await startTrial(kernel, body, caller, language);
        reply.code(201);
        return started;
      },
    }),
    route({
      ...common,
      method: 'GET',
      path,
      summary: 'What-ifs of the caller’s organ, newest first',
      audit: 'trials.listed',
      schemas: { query: Type.Object(PageQuery), response: { 200: listOf(Trial) } },
      handle: ({ caller, query }) => listTrials(kernel, query, caller),
    }),
    route({
      ...common,
      method: 'GET',
      path: `${path}/{id}`,
      summary: 'One what-if in numbers; with a purpose, for who may read grades, the bodies that moved most are named: a look',
      audit: 'trial.read',
      schemas: { params: Id, response: { 200: TrialDetail } },
      handle: ({ caller, params }) => getTrial(kernel, params.id, caller),
    }),
    route({
      ...common,
      permission: 'evaluation.read',
      method: 'GET',
      path: `${path}/{id}/subjects/{key}`,
      summary: 'How one body stands by both models of a what-if',
      audit: 'trial.subject.read',
      schemas: { params: Key, response: { 200: TrialSubject } },
      handle: ({ caller, params }) => trialSubject(kernel, params, caller),
    }),
  ];
}

function backtests(kernel: Kernel): AnyRoute[] {
  const path = PATHS['back-test'];
  return [
    route({
      ...common,
      method: 'POST',
      path,
      summary: 'Try a model on a past day with what was known then, against what came after',
      audit: 'backtest.started',
      schemas: { body: BacktestAsked, response: { 201: Started } },
      handle: async ({ caller, body, language, reply }) => {
        const started = await startBacktest(kernel, body, caller, language);
        reply.code(201);
        return started;
      },
    }),
    route({
      ...common,
      method: 'GET',
      path,
      summary: 'Back-tests of the caller’s organ, newest first',
      audit: 'backtests.listed',
      schemas: { query: Type.Object(PageQuery), response: { 200: listOf(Backtest) } },
      handle: ({ caller, query }) => listBacktests(kernel, query, caller),
    }),
    route({
      ...common,
      method: 'GET',
      path: `${path}/{id}`,
      summary: 'One back-test in numbers; with a purpose, for who may read grades, the bodies ranked wrongly are named: a look',
      audit: 'backtest.read',
      schemas: { params: Id, response: { 200: BacktestDetail } },
      handle: ({ caller, params }) => getBacktest(kernel, params.id, caller),
    }),
    route({
      ...common,
      permission: 'evaluation.read',
      method: 'GET',
      path: `${path}/{id}/subjects/{key}`,
      summary: 'How one body stood on the day of a back-test, and what came after',
      audit: 'backtest.subject.read',
      schemas: { params: Key, response: { 200: BacktestSubject } },
      handle: ({ caller, params }) => backtestSubject(kernel, params, caller),
    }),
  ];
}

/** What both kinds of runs have alike. */
function eachOf(kernel: Kernel, kind: RunKind): AnyRoute[] {
  const [path, named] = [`${PATHS[kind]}/{id}`, AUDIT[kind]];
  return [
    route({
      ...common,
      method: 'GET',
      path: `${path}/events`,
      summary:
        'Server-sent events while it runs: progress {state, ahead, done, total}, then end with the same; goes on after Last-Event-ID, 204 once the end was seen',
      audit: `${named}.watched`,
      produces: 'text/event-stream',
      schemas: { params: Id },
      handle: ({ caller, params, request, reply }) => streamRun(kernel, { kind, id: params.id, caller, request, reply }),
    }),
    route({
      ...common,
      method: 'POST',
      path: `${path}/stop`,
      summary: 'Stop it; one that has ended stays as it is',
      audit: `${named}.stopped`,
      schemas: {
        params: Id,
        body: Type.Object({}, { additionalProperties: false }),
        response: { 200: Type.Object({ id: Type.String() }) },
      },
      handle: ({ caller, params }) => stopRun(kernel, kind, params.id, caller),
    }),
    route({
      ...common,
      method: 'GET',
      path: `${path}/export.xlsx`,
      summary: 'Its numbers as a workbook; no body is named in it',
      audit: `${named}.exported`,
      produces: TABLE_TYPES.xlsx,
      rate: 12,
      schemas: { params: Id },
      handle: async ({ caller, params, language, reply }) => {
        const bytes = await runWorkbook(kernel, kind, params.id, caller, language);
        reply.type(TABLE_TYPES.xlsx).header('content-disposition', `attachment; filename="${named}-${params.id}.xlsx"`);
        return bytes;
      },
    }),
  ];
}
