import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '../kernel/access/types.ts';
import type { HolidayYear } from '../kernel/calendar/types.ts';
import type { Kernel } from '../kernel/context.ts';
import { exportedPolicy, type PolicyDocument } from '../kernel/policy/index.ts';
import { fire, listCases } from '../kernel/procedures/index.ts';
import { draftPolicy, proposePolicy } from '../registry/catalogue/index.ts';
import { hirePeople, type People } from './people.ts';
import { restart, surviving, type World } from './world.ts';

/** A day becomes a day off and a weekend is worked instead, in the middle of everything that counts working days. */
export class RuleMaking {
  private people: People = new Map();
  private readonly from: string;
  private step = 0;
  private name = '';
  private caseId = '';
  published = 0;

  constructor(private readonly world: World) {
    const { options, random } = world;
    // Early enough that terms are still counted by it.
    this.from = options.from.add({ days: random.int(2, Math.max(2, Math.floor(options.days / 2))) }).toString();
  }

  /** Draft and proposal, the legal office, publication: each on a day of its own. */
  async day(): Promise<void> {
    const { world } = this;
    const today = world.plain.clock.today();
    if (today.toString() < this.from || this.step > 2) return;
    if (this.people.size === 0) this.people = await hirePeople(world.plain, 'rule-makers');
    if (this.step === 0) await this.propose(today);
    else if (this.step === 1) await this.take('countersign', 'legal');
    else await this.publish();
    this.step += 1;
  }

  private async propose(today: Temporal.PlainDate): Promise<void> {
    const { world } = this;
    const edition = changed(world.plain, today);
    this.name = `calendar/${edition.id}@${edition.edition}`;
    const caller = this.people.get('policy')!;
    await surviving(world, (kernel) => draftPolicy(kernel, edition, caller, 'zh-CN'));
    const proposal = { name: this.name, reason: '（示例）模拟调休' };
    this.caseId = await surviving(world, async (kernel) => {
      // Proposed before a death: the case is there.
      const open = await openCaseAbout(kernel, this.name, caller);
      return open ?? (await proposePolicy(kernel, proposal, caller, 'zh-CN')).case;
    });
  }

  private async take(transition: string, account: string): Promise<void> {
    const { world, caseId } = this;
    const key = world.plain.ids.record();
    const fields = transition === 'countersign' ? { 'countersign-opinion': '（示例）已核对' } : {};
    await surviving(world, (kernel) => fire(kernel, { caseId, transition, fields, key }, this.people.get(account)!));
  }

  private async publish(): Promise<void> {
    await this.take('publish', 'director');
    this.published += 1;
    // A running server takes it up within seconds.
    await restart(this.world);
  }
}

async function openCaseAbout(kernel: Kernel, name: string, caller: Caller): Promise<string | undefined> {
  const { items } = await listCases(kernel, caller, { object: { kind: 'policy', id: name }, state: 'open' });
  return items[0]?.caseId;
}

/** An invented edition of this year's calendar, from tomorrow week on: a working day off, a weekend day worked. */
function changed({ policy, calendar }: Kernel, today: Temporal.PlainDate): Omit<PolicyDocument<HolidayYear>, 'hash'> {
  const document = policy.get<HolidayYear>('calendar', `cn-${today.year}`);
  const ahead = Array.from({ length: 14 }, (_, n) => today.add({ days: 6 + n }));
  const days = [
    ...ahead
      .filter((day) => calendar.isWorkingDay(day))
      .slice(0, 1)
      .map((day) => ({ date: day.toString(), name: '示例', off: true })),
    ...ahead
      .filter((day) => !calendar.isWorkingDay(day))
      .slice(0, 1)
      .map((day) => ({ date: day.toString(), name: '示例', off: false })),
  ];
  const others = document.content.days.filter(({ date }) => !days.some((day) => day.date === date));
  return {
    ...exportedPolicy(document),
    edition: 'simulated',
    inForceFrom: today.add({ days: 4 }).toString(),
    content: { ...document.content, days: [...others, ...days].toSorted((a, b) => a.date.localeCompare(b.date)) },
  };
}
