import { Type } from 'typebox';
import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { ERROR_CODES, XinhengError, type ErrorCode } from '../../kernel/errors/index.ts';
import { errorText } from '../../kernel/errors/messages.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import { exportedPolicy } from '../../kernel/policy/index.ts';
import { askerOf } from './may.ts';
import { named, namingFor } from './naming.ts';
import { markInterrupted, runnerOf } from './runner.ts';
import { findRun, findWhole, listRuns } from './store.ts';
import type { RunKind, RunRow, WholeRun } from './types.ts';

interface Page {
  cursor?: string | undefined;
  limit?: number | undefined;
}

const Cursor = Type.Tuple([Type.String({ format: 'uuid' })]);
const PAGE = 50;

export async function listTrials(kernel: Kernel, page: Page, caller: Caller) {
  const { rows, next } = await pageOfRuns(kernel, 'what-if', page, caller);
  return { items: rows.map((row) => ({ ...headOf(row), against: row.against! })), next };
}

export async function listBacktests(kernel: Kernel, page: Page, caller: Caller) {
  const { rows, next } = await pageOfRuns(kernel, 'back-test', page, caller);
  return { items: rows.map((row) => ({ ...headOf(row), ...pastOf(row) })), next };
}

async function pageOfRuns(kernel: Kernel, kind: RunKind, page: Page, caller: Caller) {
  const { organ } = askerOf(caller);
  await settleInterrupted(kernel);
  const limit = page.limit ?? PAGE;
  const list = `trials.${kind}`;
  const after = page.cursor === undefined ? null : decodeCursor(list, Cursor, page.cursor)[0];
  const rows = await listRuns(kernel, kind, organ, { after, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, (last) => encodeCursor(list, [last.run_id]));
  return { rows: items, next };
}

/** One of the own organ's. Another organ's is answered as one that is not there. Throws NOT_FOUND, FORBIDDEN. */
export async function getRun(kernel: Kernel, kind: RunKind, id: string, caller: Caller): Promise<RunRow> {
  return mustBeOwn(await findRun(kernel, kind, id), caller);
}

export async function getWhole<K extends RunKind>(kernel: Kernel, kind: K, id: string, caller: Caller): Promise<WholeRun<K>> {
  return mustBeOwn(await findWhole(kernel, kind, id), caller);
}

function mustBeOwn<R extends RunRow>(row: R | undefined, caller: Caller): R {
  const { organ } = askerOf(caller);
  if (row?.organ !== organ) throw new XinhengError('NOT_FOUND', { what: 'run' });
  return row;
}

/** A run that nobody works on any more is told as such, whoever asks first. */
export async function settleInterrupted(kernel: Kernel): Promise<void> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx((tx) => markInterrupted(tx, runnerOf(kernel).id, at));
}

export async function getTrial(kernel: Kernel, id: string, caller: Caller) {
  await settleInterrupted(kernel);
  const run = await getWhole(kernel, 'what-if', id, caller);
  const naming = namingFor(caller);
  const { result, request } = run;
  const movedMost = await named(kernel, caller, naming, 'trial.read', result?.movedMost ?? []);
  return {
    ...headOf(run),
    against: run.against!,
    names: naming,
    document: exportedPolicy(request.model) as unknown as Record<string, unknown>,
    result: result === null ? null : { ...result, movedMost },
  };
}

export async function getBacktest(kernel: Kernel, id: string, caller: Caller) {
  await settleInterrupted(kernel);
  const run = await getWhole(kernel, 'back-test', id, caller);
  const naming = namingFor(caller);
  const { result, request } = run;
  const wrong = await named(kernel, caller, naming, 'backtest.read', result?.wrong ?? []);
  return {
    ...headOf(run),
    ...pastOf(run),
    names: naming,
    document: exportedPolicy(request.model) as unknown as Record<string, unknown>,
    result: result === null ? null : { ...result, wrong },
  };
}

function headOf(row: RunRow) {
  const { begun_at: begun, finished_at: finished } = row;
  return {
    id: row.run_id,
    state: row.state,
    ahead: row.ahead,
    done: row.done,
    total: row.total,
    startedAt: row.asked_at.toISOString(),
    finishedAt: finished?.toISOString() ?? null,
    seconds: begun === null || finished === null ? null : (finished.getTime() - begun.getTime()) / 1000,
    by: row.asked_by,
    asOf: row.as_of,
    model: row.model,
    fault: faultWords(row.fault),
  };
}

function pastOf(row: RunRow) {
  return { knownAt: row.known_at!, until: row.until!, outcome: row.outcome! };
}

/** What an error says, in both languages; what is not ours is called so. */
function faultWords(fault: string | null): { zh: string; en: string } | null {
  if (fault === null) return null;
  const code = Object.hasOwn(ERROR_CODES, fault) ? (fault as ErrorCode) : 'INTERNAL';
  return { zh: errorText('zh-CN', { code }).what, en: errorText('en', { code }).what };
}
