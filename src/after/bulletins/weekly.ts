import { sql } from 'kysely';
import { mayActFor, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { codeRates, ordersByOrgan } from '../../registry/codes/index.ts';
import { organBook, organsNamed } from '../../registry/organs/index.ts';
import { heldCount, lastPublishedMonth, lateCount, RATED_FROM, receivedCount, tenths } from '../../registry/publicity/index.ts';
import { countRecords, resolveFilter, type Filter } from '../../support/archive/index.ts';
import { sentencesOf, unknownOf } from './sentences.ts';
import { silentOrgans } from './silent.ts';
import type { Counted, OrganCount, OrganRow, Unknown, Weekly } from './types.ts';
import { unconfirmed } from './unconfirmed.ts';
import { weekOf, type Days } from './week.ts';

/** 超过5个工作日未答复; 超过3天未确认 (ux.md §4.5). */
const OBJECTION_DAYS = 5;
const CONFIRM_DAYS = 3;
/** Counting is no look: the purpose only opens the reach, as it will when the list is opened. */
const COUNTING = '周报计数';

type BulletinKernel = Pick<Kernel, 'db' | 'clock' | 'calendar' | 'policy' | 'settings'>;

/**
 * What the director says on Monday: five sentences about the week that is over, each number with the list behind it, and
 * what is not known. Counts only; the caller's district bounds them. Throws FORBIDDEN, BAD_INPUT.
 */
export async function weeklyBulletin(
  kernel: BulletinKernel,
  given: string | undefined,
  caller: Caller,
  language: Language,
): Promise<Weekly> {
  requirePermission(caller, 'bulletins.read');
  const today = kernel.clock.today();
  const asOf = today.toString();
  const { week, before } = weekOf(given, today);
  const by = { ...caller, purpose: caller.purpose ?? COUNTING };
  const names = namesOf(kernel, caller, asOf);
  const counted = await kernel.db.tx(async (tx) => {
    const late = await lateIn(tx, week, by);
    const lateBefore = await lateIn(tx, before, by);
    const worst = late.organs.find(({ organ }) => names.may(organ));
    return {
      late: {
        ...late.counted,
        before: lateBefore.counted,
        worst: worst ? { ...names.of(worst), list: lateList(week, worst.organ) } : null,
      },
      dueSoon: await dueSoon(tx, kernel, by),
      silent: await silent(tx, kernel, week, caller),
      objections: await objections(tx, kernel, by),
      unconfirmed: await notConfirmed(tx, kernel, caller),
      organs: await organRows(tx, week, { late: late.organs, before: lateBefore.organs }, by, names),
      provisional: await recordsCounted(tx, { mark: 'provisional' }, asOf, by),
    };
  });
  const { provisional, ...numbers } = counted;
  const codes = await codesOf(kernel, caller);
  const named = organsNamed(kernel.settings, asOf);
  const unknown = unknownsOf(kernel, { provisional, codes, silent: numbers.silent, asOf });
  const naming = (named && kernel.settings.nameOrgans) || null;
  const bulletin = { week, before, asOf, named, naming, ...numbers, codes, unknown };
  return { ...bulletin, sentences: sentencesOf(bulletin, language), unknownSentences: unknownOf(bulletin, language) };
}

interface Names {
  /** May this caller be told of the organ by name? */
  may(organ: string): boolean;
  of(count: { organ: string; n: number }): OrganCount;
}

function namesOf(kernel: BulletinKernel, caller: Caller, today: string): Names {
  const organs = new Map(
    organBook(kernel.policy)
      .all()
      .map((organ) => [organ.code, organ]),
  );
  const named = organsNamed(kernel.settings, today);
  return {
    may: (organ) => named || mayActFor(caller, { organ, district: organs.get(organ)?.district ?? null }),
    of: ({ organ, n }) => {
      const name = organs.get(organ)?.name;
      return { organ, name: name?.zh ?? organ, nameEn: name?.en ?? name?.zh ?? organ, n };
    },
  };
}

const query = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const listOf = (api: string, page: string, fields: Record<string, string>): Counted['list'] => ({
  api: `/api/v1${api}?${query(fields)}`,
  page: `/workbench${page}?${query(fields)}`,
});
const total = (organs: readonly { n: number }[]): number => organs.reduce((sum, { n }) => sum + n, 0);

const lateList = ({ from, to }: Days, organ?: string): Counted['list'] =>
  listOf('/publicity/late', '/publicity/late', { by: 'received', from, to, ...(organ === undefined ? {} : { organ }) });

async function lateIn(tx: Tx, days: Days, caller: Caller) {
  const organs = await lateCount(tx, days, caller, { by: 'received' });
  const counted: Counted = { n: total(organs), more: false, list: lateList(days) };
  return { organs, counted };
}

/** Due today or on the next working day, received and not on display. */
async function dueSoon(tx: Tx, kernel: BulletinKernel, caller: Caller): Promise<Weekly['dueSoon']> {
  const today = kernel.clock.today();
  const [from, to] = [today.toString(), kernel.calendar.addWorkingDays(today, 1).due.toString()];
  const organs = await heldCount(tx, caller, { dueFrom: from, dueTo: to });
  const list = listOf('/publicity/held', '/publicity/held', { dueFrom: from, dueTo: to });
  return { n: total(organs), more: false, list, from, to, organs: organs.length };
}

async function silent(tx: Tx, kernel: BulletinKernel, week: Days, caller: Caller): Promise<Weekly['silent']> {
  const organs = await silentOrgans(tx, kernel, week, caller);
  const list = listOf('/bulletins/silent', '/figures/silent', { ...week });
  return { n: organs.length, more: false, list, organs };
}

async function objections(tx: Tx, kernel: BulletinKernel, caller: Caller): Promise<Weekly['objections']> {
  const today = kernel.clock.today();
  let day = today;
  while (kernel.calendar.workingDaysBetween(day, today) <= OBJECTION_DAYS) day = day.subtract({ days: 1 });
  const raisedTo = day.toString();
  return {
    ...(await recordsCounted(tx, { objectedTo: raisedTo }, today.toString(), caller)),
    days: OBJECTION_DAYS,
    raisedTo,
  };
}

async function recordsCounted(tx: Tx, filter: Filter, today: string, caller: Caller): Promise<Counted> {
  const resolved = await resolveFilter(tx, filter, today);
  const { count, more } = await countRecords(tx, { filter, resolved, caller });
  return { n: count, more, list: listOf('/records', '/records', { ...filter }) };
}

async function notConfirmed(tx: Tx, kernel: BulletinKernel, caller: Caller): Promise<Weekly['unconfirmed']> {
  const recipients = await unconfirmed(tx, kernel, CONFIRM_DAYS, caller);
  const list = listOf('/bulletins/unconfirmed', '/recipients', { days: String(CONFIRM_DAYS) });
  return { n: recipients.length, more: false, list, days: CONFIRM_DAYS, recipients };
}

async function codesOf(kernel: BulletinKernel, caller: Caller): Promise<Weekly['codes']> {
  const { rows } = await sql<{ month: string | null }>`select max(month) as month from v_codes_rates`.execute(kernel.db.kysely);
  if (rows[0]?.month == null) return null;
  const rates = await codeRates(kernel, undefined, caller);
  const own = caller.role === 'operator' || caller.district === null;
  const districts = rates.districts.filter((each) => own || each.district === caller.district);
  const [worst] = districts
    .flatMap(({ district, name, perTenThousand }) =>
      district === null || perTenThousand === null ? [] : [{ district, name, perTenThousand }],
    )
    .toSorted((a, b) => Number(b.perTenThousand) - Number(a.perTenThousand) || (a.district < b.district ? -1 : 1));
  const open = (await ordersByOrgan(kernel, caller)).reduce((sum, each) => sum + each.open, 0);
  return {
    month: rates.month,
    asOf: rates.asOf,
    perTenThousand: (own ? rates.total : districts[0])?.perTenThousand ?? null,
    target: rates.target,
    worst: worst ?? null,
    list: listOf('/figures/codes', '/codes', { month: rates.month }),
    orders: { n: open, more: false, list: listOf('/codes/orders', '/codes', { state: 'open' }) },
  };
}

async function organRows(
  tx: Tx,
  week: Days,
  late: { late: readonly { organ: string; n: number }[]; before: readonly { organ: string; n: number }[] },
  caller: Caller,
  names: Names,
): Promise<OrganRow[]> {
  const received = await receivedCount(tx, week, caller);
  const nOf = (counts: readonly { organ: string; n: number }[], organ: string) => counts.find((each) => each.organ === organ)?.n ?? 0;
  const organs = [...new Set([...received, ...late.late, ...late.before].map(({ organ }) => organ))].filter(names.may);
  return organs
    .map((organ): OrganRow => {
      const [n, lateN] = [nOf(received, organ), nOf(late.late, organ)];
      const { name, nameEn } = names.of({ organ, n });
      const latePercent = n < RATED_FROM ? null : tenths(lateN * 100, n);
      return { organ, name, nameEn, received: n, late: lateN, lateBefore: nOf(late.before, organ), latePercent };
    })
    .toSorted((a, b) => b.late - a.late || b.received - a.received || (a.organ < b.organ ? -1 : 1));
}

/** What a reader must not take for known. */
function unknownsOf(
  kernel: BulletinKernel,
  known: { provisional: Counted; codes: Weekly['codes']; silent: Weekly['silent']; asOf: string },
): Unknown[] {
  const last = lastPublishedMonth(kernel.calendar, known.asOf);
  const over = kernel.clock.today().toPlainYearMonth().subtract({ months: 1 }).toString();
  return [
    ...(known.provisional.n > 0 ? [{ kind: 'provisional' as const, count: known.provisional, year: kernel.calendar.lastYear + 1 }] : []),
    ...known.silent.organs.map(({ organ, name, nameEn }): Unknown => ({ kind: 'silent', organ, name, nameEn })),
    ...(last < over ? [{ kind: 'month-open' as const, month: over }] : []),
    ...(known.codes === null ? [{ kind: 'codes-never' as const }] : []),
  ];
}
