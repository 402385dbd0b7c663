import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { localOperator } from '../kernel/access/index.ts';
import type { Kernel } from '../kernel/context.ts';
import { runIntake } from '../registry/intake/index.ts';
import { addressee, csvOf, type Row, type SentAct } from '../simulate/index.ts';
import { Events } from './events.ts';
import { FIXED } from './fixed.ts';

/** A file of grades that one organ sends: what the others found of some of the fixed subjects, all of it invented. */
interface GradeFile {
  organ: string;
  title: string;
  mark: string;
  decidedAgo: number;
  sentAgo: number;
  grades: Partial<Record<keyof typeof FIXED, string>>;
}

const FILES: readonly GradeFile[] = [
  {
    organ: 'demo-drc',
    title: '公共信用综合评价',
    mark: '示评',
    decidedAgo: 120,
    sentAgo: 117,
    // A public D: no trade grade above B, whatever the file says otherwise.
    grades: { nothing: 'A', penalties: 'B', listed: 'C', repaired: 'D', shielded: 'B' },
  },
  {
    organ: 'demo-amr',
    title: '企业信用风险分类',
    mark: '示险',
    decidedAgo: 23,
    sentAgo: 21,
    grades: { nothing: 'A', penalties: 'C', repaired: 'C', ambiguous: 'B' },
  },
  {
    organ: 'demo-tax',
    title: '纳税缴费信用评价',
    mark: '示税评',
    decidedAgo: 200,
    sentAgo: 198,
    // No A among them: that one its issuer publishes, and these bodies show what they show already.
    grades: { nothing: 'B', penalties: 'B', ambiguous: 'M' },
  },
];

/** Sent as events of their day and not among the files of chance: each of those is a draw more for all that comes after. */
export function gradeFiles(today: Temporal.PlainDate): Events {
  const events = new Events();
  for (const file of FILES) events.on(today.subtract({ days: file.sentAgo }), (kernel) => send(kernel, file, today));
  return events;
}

export function gradeActs(today: Temporal.PlainDate): SentAct[] {
  return FILES.flatMap((file) =>
    rowsOf(file, today).map((row): SentAct => ({
      organ: file.organ,
      mapping: 'grades',
      documentNo: row['documentNo'] ?? '',
      uscc: row['uscc'] ?? '',
      row,
      spoilt: 'none',
      soundOn: [today.subtract({ days: file.sentAgo }).toString()],
    })),
  );
}

function rowsOf({ organ, title, mark, decidedAgo, grades }: GradeFile, today: Temporal.PlainDate): Row[] {
  const decided = today.subtract({ days: decidedAgo });
  return Object.entries(grades).map(([name, grade], n) => ({
    ...addressee(FIXED[name as keyof typeof FIXED]),
    title,
    documentNo: `${mark}〔${decided.year}〕${n + 1}号`,
    decided: decided.toString(),
    organ,
    grade,
    text: '（示例）',
  }));
}

async function send(kernel: Kernel, file: GradeFile, today: Temporal.PlainDate): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'xinheng-grades-'));
  try {
    const path = join(directory, 'grades.csv');
    const form = kernel.policy.get<Parameters<typeof csvOf>[0]>('mapping', 'grades').content;
    await writeFile(path, csvOf(form, rowsOf(file, today)));
    const caller = await localOperator(kernel);
    const fileName = `${file.organ}-grades.csv`;
    await runIntake(kernel, { path, fileName, mapping: 'grades', organ: file.organ, caller });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
