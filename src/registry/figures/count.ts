import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { MappingContent } from '../../kernel/policy/index.ts';
import { findOrgan } from '../organs/index.ts';
import { monthPeriod, TEN_KINDS, timeliness, type OrganRate } from '../publicity/index.ts';
import { monthRate, NONE, sumOf, type Counts } from './rates.ts';
import { countSamples } from './samples.ts';
import type { MonthFigures, OrganFigures, Reported } from './types.ts';

type FiguresKernel = Pick<Kernel, 'db' | 'calendar' | 'settings' | 'policy'>;

/** The month's figures as they stand on `today`, every organ by name: who may read which is decided at the door. */
export async function countMonth(kernel: FiguresKernel, month: string, today: string): Promise<MonthFigures> {
  const period = monthPeriod(month);
  const clocks = await timeliness(kernel, period, today);
  const counts = await kernel.db.tx((tx) => countsByOrgan(kernel, tx, month));
  const sentences = await sentencesOf(kernel, month);
  const known = new Map(clocks.organs.map((each) => [each.organ, each]));
  const codes = [...clocks.organs.map((each) => each.organ), ...[...counts.keys()].filter((code) => !known.has(code))];
  const organs = codes.map((code): OrganFigures => {
    const rate = known.get(code) ?? unseen(kernel, code, today);
    const { organ, name, nameEn, district } = rate;
    const own = counts.get(code) ?? NONE;
    return {
      organ,
      name,
      nameEn,
      district,
      ...monthRate(rate, own),
      reported: reportedBy(rate),
      sentence: sentences.get(code) ?? null,
    };
  });
  const within = (district: string | null) => sumOf(organs.filter((each) => each.district === district));
  return {
    month,
    ...period,
    asOf: today,
    total: monthRate(clocks.total, sumOf(organs)),
    districts: clocks.districts.map(({ district, name, ...rate }) => ({
      district,
      name,
      ...monthRate(rate, within(district)),
    })),
    organs,
    undated: clocks.undated,
  };
}

/** Rows sent for the first time in the month and those that were sound, with the samples of the month. */
async function countsByOrgan(kernel: FiguresKernel, tx: Tx, month: string): Promise<Map<string, Counts>> {
  const mappings = kernel.policy
    .all<MappingContent>('mapping')
    .filter((each) => (TEN_KINDS as readonly string[]).includes(each.content.act))
    .map((each) => each.id);
  // A table that mends an earlier one is the second try at the same rows.
  const { rows } = await sql<{ organ: string; rows: number; sound: number }>`
    select organ, sum(rows_read)::int as rows, sum(rows_read - returned - rejected)::int as sound
    from v_intake_batch_counts
    where state = 'done' and mends is null and mapping = any(${[...new Set(mappings)]}::text[])
      and to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM') = ${month}
    group by organ`.execute(tx);
  const counts = new Map<string, Counts>(rows.map(({ organ, ...own }) => [organ, { ...NONE, ...own }]));
  for (const [organ, sample] of await countSamples(tx, month)) counts.set(organ, { ...(counts.get(organ) ?? NONE), ...sample });
  return counts;
}

async function sentencesOf(kernel: Pick<Kernel, 'db'>, month: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ organ: string; sentence: string }>`
    select organ, sentence from figure_statements where month = ${month}`.execute(kernel.db.kysely);
  return new Map(rows.map((row) => [row.organ, row.sentence]));
}

/** An organ with rows or a sample and nothing due. */
function unseen(kernel: FiguresKernel, code: string, today: string): OrganRate {
  const organ = findOrgan(kernel.policy, code, today)?.organ;
  return {
    organ: code,
    name: organ?.name.zh ?? code,
    nameEn: organ?.name.en ?? code,
    district: organ?.district ?? null,
    acts: 0,
    onTime: 0,
    late: 0,
    averageDaysLate: null,
    provisional: 0,
    onTimePercent: null,
    nilMonths: [],
    silentMonths: [],
  };
}

/** Nil and silent months are that month or none. An act due then may have been decided a month before. */
function reportedBy(organ: OrganRate): Reported {
  if (organ.silentMonths.length > 0) return 'silent';
  if (organ.nilMonths.length > 0) return 'nil';
  return organ.acts > 0 ? 'acts' : 'none';
}
