import { Type } from 'typebox';
import { logAccess, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import { gradesOf, plansInUse } from './plans.ts';
import { countRows, selectRows, type Asked, type PortfolioOrder, type PortfolioRow } from './portfolio-select.ts';
import type { Plan, Reason } from './rules.ts';
import { renewedUpTo, usableBy } from './usable.ts';
import { headView } from './view.ts';

export interface PortfolioFilter {
  /** Id of a plan; default the caller's own organ's. */
  plan?: string | undefined;
  /** A grade of its scale, `none`, or `waits`: its grade waits for its renewal. */
  grade?: string | undefined;
  district?: string | undefined;
  /** Only those whose supervision became another in the running month. */
  changed?: 'month' | undefined;
}

const NO_GRADE = 'none';
const WAITS = 'waits';

/** A body of the portfolio, as it is at this moment. */
export interface PortfolioLine {
  subject: { id: string; name: string | null; uscc: string | null };
  district: string | null;
  industry: string | null;
  grade: string | null;
  reason: Reason;
  gradedOn: string | null;
  since: string | null;
  last: { on: string; from: string | null; to: string | null; cause: string } | null;
}

export type PortfolioKernel = Pick<Kernel, 'db' | 'clock' | 'policy' | 'settings'>;

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const POSITIONS = {
  changed: Type.Tuple([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Uuid]),
  grade: Type.Tuple([Type.String({ pattern: '^\\d{1,4}$' }), Uuid]),
} as const;

/**
 * The bodies of an organ under one plan, within the caller's reach. A look, one row of the access log a body. Throws
 * FORBIDDEN, PURPOSE_REQUIRED, NOT_FOUND for a plan that does not hold or is beyond the reach, BAD_CURSOR.
 */
export async function listPortfolio(
  kernel: PortfolioKernel,
  filter: PortfolioFilter,
  page: { order?: PortfolioOrder | undefined; cursor?: string | undefined; limit?: number | undefined },
  caller: Caller,
) {
  requirePermission(caller, 'evaluation.read');
  const { order = 'changed', limit = 50 } = page;
  const day = kernel.clock.today().toString();
  const renewed = await renewedUpTo(kernel);
  return kernel.db.tx(async (tx) => {
    const plan = await planFor(tx, kernel, filter.plan, caller);
    const list = `supervision-${plan.id}-${order}`;
    const after = page.cursor === undefined ? null : decodeCursor(list, POSITIONS[order], page.cursor);
    const asked = await askedOf(tx, kernel, plan, filter, caller, { day, renewed });
    const rows = await selectRows(tx, asked, order, after, limit + 1);
    const cut = pageOf(rows, limit, (last) => encodeCursor(list, [last.place, last.subject_id]));
    const items = cut.items.map(lineOf);
    const total = after === null ? { count: await countRows(tx, asked), asOf: day } : null;
    await logAccess(kernel, tx, caller, {
      subjectIds: items.map(({ subject }) => subject.id),
      action: 'supervision.listed',
      fields: ['grade', 'name'],
    });
    return { ...headView(kernel, plan, day), items, next: cut.next, total, order };
  });
}

/** The plans that hold for bodies within the caller's reach: of the own organ, or where the own district is among theirs. */
export async function plansWithin(tx: Tx, kernel: PortfolioKernel, { organ, district }: Caller): Promise<Plan[]> {
  const plans = await plansInUse(tx, kernel, kernel.clock.today().toString());
  return plans.filter(({ content: { issuedBy, appliesTo } }) => {
    if (issuedBy === organ || district === null || appliesTo.districts === undefined) return true;
    return appliesTo.districts.some((each) => district.startsWith(each));
  });
}

/** The plan asked for, or the first of the caller's own organ, or the first within reach. Throws NOT_FOUND. */
export async function planFor(tx: Tx, kernel: PortfolioKernel, id: string | undefined, caller: Caller): Promise<Plan> {
  const plans = await plansWithin(tx, kernel, caller);
  const own = plans.find(({ content }) => content.issuedBy === caller.organ) ?? plans[0];
  const found = id === undefined ? own : plans.find((plan) => plan.id === id);
  if (found === undefined) throw new XinhengError('NOT_FOUND', { what: `supervision-plan/${id ?? ''}` });
  return found;
}

/** What is asked of the register: bodies of the caller's own district alone, where it has one. */
export async function askedOf(
  tx: Tx,
  kernel: PortfolioKernel,
  plan: Plan,
  filter: PortfolioFilter,
  caller: Caller,
  now: { day: string; renewed: number },
): Promise<Asked> {
  const { grade, district, changed } = filter;
  const { day } = now;
  return {
    plan: plan.id,
    scale: gradesOf(kernel.policy, plan, day).map(({ id }) => id),
    grade: grade === undefined || grade === WAITS ? undefined : grade === NO_GRADE ? null : grade,
    waits: grade === WAITS,
    district: caller.district === null ? district : caller.district,
    // Another district than one's own holds nothing for the caller.
    empty: caller.district !== null && district !== undefined && district !== caller.district,
    changedFrom: changed === 'month' ? monthOf(day) : undefined,
    usable: await usableBy(tx, kernel, plan, now),
  };
}

export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** What an official reads of a row. */
export function lineOf(row: PortfolioRow): PortfolioLine {
  const { subject_id: id, name, uscc, district, industry, grade, reason, graded_on: gradedOn, since, last_on: on } = row;
  return {
    subject: { id, name, uscc },
    district,
    industry,
    grade,
    reason,
    gradedOn,
    since,
    last: on === null ? null : { on, from: row.last_from, to: row.last_to, cause: row.last_cause! },
  };
}
