import type { Temporal } from 'temporal-polyfill';
import { ANONYMOUS, type Caller, type Role } from '../kernel/access/index.ts';
import { fixedClock } from '../kernel/clock/index.ts';
import type { Kernel } from '../kernel/context.ts';
import { addPaper, fire, openCase, recordService, recordServiceOutcome } from '../kernel/procedures/index.ts';
import { getSubject } from '../registry/subjects/index.ts';
import { FIXED } from './fixed.ts';

/** Who works on the invented cases; the accounts are those of the demonstration. */
const person = (account: string, role: Role, organ: string): Caller => {
  return { ...ANONYMOUS, account, role, organ, purpose: '办理案件' };
};
const ORGAN = 'demo-a-amr';
const OFFICER = person('officer', 'officer', ORGAN);
const REVIEWER = person('reviewer', 'reviewer', ORGAN);
const HEAD = person('head', 'director', ORGAN);
const SUPERIOR = person('superior', 'director', 'demo-amr');

export interface InventedCase {
  body: { name: string; uscc: string };
  cause: string;
  penalty: string;
  /** Days before today on which it was opened. */
  opened: number;
}

/** A listing by SAMR Order 44 on an invented body, step by step, each on a day counted from the opening. */
export class ListingCase {
  private caseId = '';
  private owner: Caller = ANONYMOUS;

  constructor(
    private readonly kernel: Kernel,
    private readonly about: InventedCase,
  ) {}

  get id(): string {
    return this.caseId;
  }

  /** As of a day of the case, at ten in the morning. */
  private on(day: number): Kernel {
    const date = this.kernel.clock.today().subtract({ days: this.about.opened }).add({ days: day });
    return { ...this.kernel, clock: fixedClock(`${date.toString()}T10:00:00+08:00`) };
  }

  /** Opened, proposed, and the notice handed over: the party may answer from then on. */
  async notice(days: { served: number }): Promise<void> {
    const { body, cause, penalty } = this.about;
    const { subject_id: subjectId } = await getSubject(this.kernel.db.kysely, body.uscc);
    this.owner = { ...ANONYMOUS, account: 'owner', role: 'owner', subjectId, purpose: '本企业档案' };
    const begun = this.on(0);
    const opened = await begun.db.tx((tx) =>
      openCase(
        tx,
        begun,
        {
          procedure: 'serious-list',
          objectKind: 'subject',
          objectId: subjectId,
          subjectId,
          party: { name: body.name, code: body.uscc },
          organs: { deciding: ORGAN, handling: null, reporting: null, superior: 'demo-amr' },
          district: '509901',
          fields: { cause, 'penalty-document': penalty },
        },
        OFFICER,
      ),
    );
    this.caseId = opened.caseId;
    await this.step(1, 'propose', OFFICER, {
      facts: `（示例）${cause}，货值较大，经责令改正后仍不改正。`,
      'proposal-reasons': '（示例）性质恶劣、情节严重，造成较大社会危害，已受到较重行政处罚。',
      'legal-basis': '《市场监督管理严重违法失信名单管理办法》第二条（示例引用）',
      measures: '（示例）列为重点监管对象，提高检查比例。',
      outcome: 'listed',
    });
    await this.step(2, 'notify', REVIEWER);
    await this.serve(days.served, 'advance-notice');
  }

  /** Waived, reviewed, agreed by the superior, decided and handed over with the repair notice: the body is on the list. */
  async list(days: { waived: number; served: number }): Promise<void> {
    const { waived, served } = days;
    await this.step(waived, 'waive', this.owner, { waiver: true });
    const opinion = '（示例）事实清楚，证据充分。';
    await this.step(waived + 1, 'review', REVIEWER, {
      'answer-taken': 'none',
      'review-opinion': opinion,
      outcome: 'listed',
    });
    await this.step(waived + 2, 'consent', SUPERIOR, { 'consent-opinion': '（示例）同意。' });
    await this.step(waived + 3, 'decide-listing', HEAD, {
      reasons: '（示例）违法情节严重，予以列入。',
      outcome: 'listed',
    });
    await this.serve(served, 'decision');
  }

  /** Applied for by the party after a year, and granted: nothing of it is left in public. */
  async remove(days: { applied: number; served: number }): Promise<void> {
    const { applied, served } = days;
    for (const kind of ['performance', 'commitment']) {
      const bytes = Buffer.from('%PDF-1.4\n% 示例\n');
      await addPaper(this.on(applied), { caseId: this.caseId, kind, name: '示例材料.pdf', bytes }, this.owner);
    }
    await this.step(applied, 'request-removal', this.owner, { 'removal-request': '（示例）罚款已缴清，整改已验收。' });
    await this.step(applied + 1, 'accept-removal', OFFICER);
    await this.step(applied + 2, 'remove', HEAD, { 'removal-reasons': '（示例）义务已履行，符合移出条件。' });
    await this.serve(served, 'removal-decision');
  }

  private async step(day: number, transition: string, by: Caller, fields: Record<string, unknown> = {}): Promise<void> {
    await fire(this.on(day), { caseId: this.caseId, transition, fields }, by);
  }

  private async serve(day: number, document: string): Promise<void> {
    const kernel = this.on(day);
    const { caseId } = this;
    const sentOn = kernel.clock.today();
    const to = { recipient: '示例收件人', address: '示例市示例甲区示例路1号' };
    const sent = { caseId, document, method: 'in-person' as const, sentOn, ...to };
    const { deliveryId } = await recordService(kernel, sent, OFFICER);
    const proof = { receipt: `（示例）送达回证，${sentOn.toString()}签收` };
    await recordServiceOutcome(kernel, { caseId, deliveryId, outcome: 'delivered', on: sentOn, proof }, OFFICER);
  }
}

/**
 * Three cases, so that lists, work lists and the party's pages have something to show: one in which the owner may answer today,
 * one on the list, and one that was taken off it early.
 */
export async function inventCases(kernel: Kernel): Promise<void> {
  const today = kernel.clock.today();
  const year = (days: number): number => today.subtract({ days }).year;
  const removed = new ListingCase(kernel, {
    body: FIXED.repaired,
    cause: '生产经营超过保质期的食品',
    penalty: `示甲市监罚〔${year(420)}〕9号`,
    opened: 415,
  });
  await removed.notice({ served: 3 });
  await removed.list({ waived: 4, served: 9 });
  await removed.remove({ applied: 380, served: 385 });
  const listed = new ListingCase(kernel, {
    body: FIXED.listed,
    cause: '擅自改动特种设备安全装置',
    penalty: `示甲市监罚〔${year(95)}〕55号`,
    opened: 90,
  });
  await listed.notice({ served: 3 });
  await listed.list({ waived: 4, served: 9 });
  const running = new ListingCase(kernel, {
    body: FIXED.penalties,
    cause: '未按规定保存进货查验记录，拒不改正',
    penalty: `示甲市监罚〔${year(25)}〕118号`,
    opened: openedAgo(kernel, today),
  });
  await running.notice({ served: 3 });
}

/** So that the notice was handed over on the last working day before today, and the window to answer is open. */
function openedAgo({ calendar }: Pick<Kernel, 'calendar'>, today: Temporal.PlainDate): number {
  let served = today.subtract({ days: 1 });
  while (!calendar.isWorkingDay(served)) served = served.subtract({ days: 1 });
  return served.until(today).days + 3;
}
