import type { Temporal } from 'temporal-polyfill';
import { ANONYMOUS, type Caller, type Role } from '../kernel/access/index.ts';
import { fixedClock } from '../kernel/clock/index.ts';
import type { Kernel } from '../kernel/context.ts';
import { addPaper, fire, openCase, recordService, recordServiceOutcome } from '../kernel/procedures/index.ts';
import { getSubject, partyOf } from '../registry/subjects/index.ts';
import { Events } from './events.ts';
import { FIXED } from './fixed.ts';

/** Who works on the invented cases; the accounts are those of the demonstration. */
const person = (account: string, role: Role, organ: string): Caller => {
  return { ...ANONYMOUS, account, role, organ, purpose: '办理案件' };
};
const ORGAN = 'demo-a-amr';
export const OFFICER = person('officer', 'officer', ORGAN);
export const REVIEWER = person('reviewer', 'reviewer', ORGAN);
const COUNSEL = person('counsel', 'legal', ORGAN);
const HEAD = person('head', 'director', ORGAN);
const SUPERIOR = person('superior', 'director', 'demo-amr');

export interface InventedCase {
  body: { name: string; uscc: string };
  cause: string;
  penalty: string;
  /** Days before today on which it was opened. */
  opened: number;
}

/** A listing by SAMR Order 44 on an invented body: its steps, each on a day counted from the opening. */
export class ListingCase {
  readonly events = new Events();
  readonly known: { caseId: string }[] = [];
  private owner: Caller = ANONYMOUS;

  constructor(
    private readonly today: Temporal.PlainDate,
    private readonly about: InventedCase,
  ) {}

  private on(day: number, deed: (kernel: Kernel) => Promise<void>): void {
    this.events.on(this.dayOf(day), deed);
  }

  private dayOf(day: number): Temporal.PlainDate {
    return this.today.subtract({ days: this.about.opened }).add({ days: day });
  }

  private get caseId(): string {
    return this.known[0]!.caseId;
  }

  /** Opened, proposed, and the notice handed over: the party may answer from then on. */
  notice(days: { served: number }): this {
    const { cause } = this.about;
    this.on(0, (kernel) => this.open(kernel));
    this.step(1, 'propose', OFFICER, {
      facts: `（示例）${cause}，货值较大，经责令改正后仍不改正。`,
      'proposal-reasons': '（示例）性质恶劣、情节严重，造成较大社会危害，已受到较重行政处罚。',
      'legal-basis': '《市场监督管理严重违法失信名单管理办法》第二条（示例引用）',
      measures: '（示例）列为重点监管对象，提高检查比例。',
      outcome: 'listed',
    });
    this.step(2, 'notify', REVIEWER);
    this.serve(days.served, 'advance-notice');
    return this;
  }

  /** Waived, reviewed, agreed by the superior, decided and handed over with the repair notice: the body is on the list. */
  list(days: { waived: number; served: number }): this {
    const { waived, served } = days;
    this.step(waived, 'waive', () => this.owner, { waiver: true });
    return this.decide(waived + 1, 'none', served);
  }

  /**
   * A hearing is asked for, told at least seven working days before and held by another than who proposed; the legal office
   * examines it; then as `list`.
   */
  hearing(days: { requested: number; set: number; heard: number; served: number }): this {
    const { requested, set, heard, served } = days;
    const day = this.dayOf(heard);
    this.step(requested, 'request-hearing', () => this.owner, {
      'hearing-request': '（示例）对情节严重的认定有异议。',
    });
    this.step(set, 'set-hearing', REVIEWER, {
      'hearing-day': day.toString(),
      'hearing-time': '上午9时30分',
      'hearing-place': '（示例）示例甲区示例路1号听证室',
      'hearing-chair': '（示例）听证主持人',
    });
    this.serve(set, 'hearing-notice');
    this.paper(heard, 'hearing-record', () => REVIEWER);
    this.step(heard, 'hear', REVIEWER, {
      attendance: 'came',
      'hearing-record': '（示例）当事人对事实没有异议，请求从轻。',
    });
    this.step(heard + 1, 'audit', COUNSEL, { 'audit-opinion': '（示例）程序合法，同意报请决定。' });
    return this.decide(heard + 2, 'partly', served);
  }

  /** Reviewed, agreed by the superior and decided by three people on three days, then handed over. */
  private decide(from: number, taken: 'none' | 'partly', served: number): this {
    const opinion = '（示例）事实清楚，证据充分。';
    this.step(from, 'review', REVIEWER, { 'answer-taken': taken, 'review-opinion': opinion, outcome: 'listed' });
    this.step(from + 1, 'consent', SUPERIOR, { 'consent-opinion': '（示例）同意。' });
    this.step(from + 2, 'decide-listing', HEAD, {
      reasons: '（示例）违法情节严重，予以列入。',
      outcome: 'listed',
    });
    this.serve(served, 'decision');
    return this;
  }

  /** Applied for by the party after a year, and granted: nothing of it is left in public. */
  remove(days: { applied: number; served: number }): this {
    const { applied, served } = days;
    for (const kind of ['performance', 'commitment']) this.paper(applied, kind, () => this.owner);
    this.step(applied, 'request-removal', () => this.owner, {
      'removal-request': '（示例）罚款已缴清，整改已验收。',
    });
    this.step(applied + 1, 'accept-removal', OFFICER);
    this.step(applied + 2, 'remove', HEAD, { 'removal-reasons': '（示例）义务已履行，符合移出条件。' });
    this.serve(served, 'removal-decision');
    return this;
  }

  private async open(kernel: Kernel): Promise<void> {
    const { body, cause, penalty } = this.about;
    const { subject_id: subjectId } = await getSubject(kernel.db.kysely, body.uscc);
    this.owner = { ...ANONYMOUS, account: 'owner', role: 'owner', subjectId, purpose: '本企业档案' };
    const opened = await kernel.db.tx(async (tx) =>
      openCase(
        tx,
        kernel,
        {
          procedure: 'serious-list',
          objectKind: 'subject',
          objectId: subjectId,
          subjectId,
          party: await partyOf(tx, subjectId),
          organs: { deciding: ORGAN, handling: null, reporting: null, superior: 'demo-amr' },
          district: '509901',
          fields: { cause, 'penalty-document': penalty },
        },
        OFFICER,
      ),
    );
    this.known.push({ caseId: opened.caseId });
  }

  private paper(day: number, kind: string, by: () => Caller): void {
    const bytes = Buffer.from('%PDF-1.4\n% 示例\n');
    this.on(day, async (kernel) => {
      await addPaper(kernel, { caseId: this.caseId, kind, name: '示例材料.pdf', bytes }, by());
    });
  }

  private step(day: number, transition: string, by: Caller | (() => Caller), fields: Record<string, unknown> = {}): void {
    this.on(day, async (kernel) => {
      await fire(kernel, { caseId: this.caseId, transition, fields }, typeof by === 'function' ? by() : by);
    });
  }

  private serve(day: number, document: string): void {
    this.on(day, async (kernel) => {
      const { caseId } = this;
      const sentOn = kernel.clock.today();
      const to = { recipient: '示例收件人', address: '示例市示例甲区示例路1号' };
      const sent = { caseId, document, method: 'in-person' as const, sentOn, ...to };
      const { deliveryId } = await recordService(kernel, sent, OFFICER);
      const proof = { receipt: `（示例）送达回证，${sentOn.toString()}签收` };
      await recordServiceOutcome(kernel, { caseId, deliveryId, outcome: 'delivered', on: sentOn, proof }, OFFICER);
    });
  }
}

/**
 * Three cases, so that lists, work lists and the party's pages have something to show: one in which the owner may answer today,
 * one on the list, and one that was taken off it early.
 */
export function inventedCases({ calendar }: Pick<Kernel, 'calendar'>, today: Temporal.PlainDate): ListingCase[] {
  const year = (days: number): number => today.subtract({ days }).year;
  return [
    new ListingCase(today, {
      body: FIXED.repaired,
      cause: '生产经营超过保质期的食品',
      penalty: `示甲市监罚〔${year(420)}〕9号`,
      opened: 415,
    })
      .notice({ served: 3 })
      .list({ waived: 4, served: 9 })
      .remove({ applied: 380, served: 385 }),
    new ListingCase(today, {
      body: FIXED.listed,
      cause: '擅自改动特种设备安全装置',
      penalty: `示甲市监罚〔${year(95)}〕55号`,
      opened: 90,
    })
      .notice({ served: 3 })
      .list({ waived: 4, served: 9 }),
    new ListingCase(today, {
      body: FIXED.penalties,
      cause: '未按规定保存进货查验记录，拒不改正',
      penalty: `示甲市监罚〔${year(25)}〕118号`,
      opened: openedAgo(calendar, today),
    }).notice({ served: 3 }),
  ];
}

/** So that the notice was handed over on the last working day before today, and the window to answer is open. */
function openedAgo(calendar: Kernel['calendar'], today: Temporal.PlainDate): number {
  let served = today.subtract({ days: 1 });
  while (!calendar.isWorkingDay(served)) served = served.subtract({ days: 1 });
  return served.until(today).days + 3;
}

/** The cases alone, without the city around them, each step at ten in the morning of its day. */
export async function playCases(kernel: Kernel, cases: readonly ListingCase[]): Promise<void> {
  const all = new Events();
  for (const { events } of cases) all.with(events);
  for (const [day, deed] of all.inOrder()) await deed({ ...kernel, clock: fixedClock(`${day}T10:00:00+08:00`) });
}
