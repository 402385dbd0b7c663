import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../kernel/context.ts';
import { headOf } from '../../kernel/journal/index.ts';
import { disclose } from '../../registry/disclosures/index.ts';
import type { Sending, SentAct } from '../city/organs.ts';
import { seeded, type Random } from '../city/random.ts';
import type { Row } from '../city/rows.ts';
import { inventSubjects, registrationRow } from '../city/subjects.ts';
import type { Around, Script } from '../script.ts';
import { olderActs } from './older.ts';
import type { Planted, SecondLine } from './types.ts';
import { Upper } from './upper.ts';

export type { Planted } from './types.ts';
export type { CameRow } from './upper.ts';

export const UPPER = 'cn-ndrc';
const SECOND_LINE = 'demo-gov';
const RECIPIENT = 'demo-drc';
/** When some listings stand, and before the first of them is revoked. */
const TOLD_AFTER = 13;

/** Draws from a chance of its own; everything is sent by the ways that all organs use. */
export function plant({ known, options, directory }: Around): Script {
  const { from, seed } = options;
  const random = seeded(seed ^ 0x91a7);
  const older = olderActs(known, options, random);
  const wrong = wrongRegistrations(from, random);
  // After the first line, and while the act is on display. Two differ, one does not.
  const lines = older.slice(0, 3).map((act, n): SecondLine => {
    const on = from.add({ days: 5 + n }).toString();
    return { act, organ: SECOND_LINE, on, differs: n !== 1 };
  });
  const planted: Planted = {
    older,
    wrongCodes: wrong.map(({ on, rows }) => ({ code: rows[0]?.['uscc'] ?? '', on })),
    lines,
    recipient: { organ: RECIPIENT, on: from.add({ days: TOLD_AFTER }).toString(), upTo: 0 },
    upper: new Upper(join(directory, FOLDER), random),
  };
  return {
    registered: [],
    sendings: [
      ...older.map(firstLine),
      // Each once more a week later: it is the same finding and the same question then.
      ...wrong.flatMap((sending) => [sending, { ...sending, on: weekAfter(sending.on) }]),
      ...lines.flatMap((line) => [secondLine(line), { ...secondLine(line), on: weekAfter(line.on) }]),
    ],
    acts: older,
    events: (day) => (day.toString() === planted.recipient.on ? [(kernel) => tell(kernel, planted.recipient)] : []),
    merged: planted.wrongCodes.map(({ code }) => code),
    cases: () => [],
    planted,
  };
}

const FOLDER = 'front';

/**
 * The data directory of a run: the national leg is switched on, and the key by which files are known again comes from the
 * seed, since what it makes of a file stands in the journal.
 */
export async function makeDirectory(directory: string, seed: number): Promise<void> {
  const folder = join(directory, FOLDER);
  await mkdir(folder, { recursive: true });
  await writeFile(join(directory, 'exchange.json'), JSON.stringify({ folder, upper: UPPER }));
  const random = seeded(seed ^ 0xf11e);
  const bytes = Buffer.from(Array.from({ length: 32 }, () => random.int(0, 255)));
  await mkdir(join(directory, 'keys'), { mode: 0o700 });
  await writeFile(join(directory, 'keys', 'file.key'), `${bytes.toString('hex')}\n`, { mode: 0o600 });
}

function firstLine({ organ, mapping, documentNo, row, soundOn }: SentAct): Sending {
  return { organ, mapping, on: soundOn[0] ?? '', rows: [row], fileName: `${organ}-${documentNo.slice(-4)}-older.csv` };
}

function secondLine({ act, organ, on, differs }: SecondLine): Sending {
  const { mapping, row, documentNo } = act;
  // Both in words and in figures, as whoever mistypes an amount twice.
  const other = { ...row, text: '罚款1,000元', fineFen: '0.1' };
  const rows = [{ ...(differs ? other : row), dataSource: organ }];
  return { organ, mapping, on, rows, fileName: `${organ}-${documentNo.slice(-4)}-line.csv` };
}

/** Bodies of their own whose codes were typed in small letters: no codes, and no error of anybody else's. */
function wrongRegistrations(from: Temporal.PlainDate, random: Random): Sending[] {
  return inventSubjects(3, random, from).map((body, n) => {
    const uscc = body.uscc.toLowerCase();
    const row: Row = { ...registrationRow(body), uscc, subjectName: `示例市示例误码${'甲乙丙'[n]}号有限公司` };
    return {
      organ: 'demo-amr',
      mapping: 'registrations',
      on: from.add({ days: 1 + 2 * n }).toString(),
      rows: [row],
      fileName: `demo-amr-registrations-wrong-${n}.csv`,
    };
  });
}

function weekAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ weeks: 1 }).toString();
}

/** Done again after a death it is a second delivery of the same rows, and no second notice. */
async function tell(kernel: Kernel, recipient: Planted['recipient']): Promise<void> {
  const upTo = await kernel.db.tx(headOf);
  const delivery = { recipient: recipient.organ, channel: 'feed', purpose: '（示例）订阅', filter: {} } as const;
  const range = { fromSeq: 0, toSeq: upTo, itemCount: upTo };
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx((tx) => disclose(tx, kernel, { ...delivery, ...range }, at));
  recipient.upTo = upTo;
}
