import { sql } from 'kysely';
import type { Caller } from '../kernel/access/types.ts';
import {
  addPaper,
  fire,
  openCase,
  recordService,
  recordServiceOutcome,
  resume,
  suspend,
  type CaseFile,
  type RequirementFor,
} from '../kernel/procedures/index.ts';
import { partyOf } from '../registry/subjects/index.ts';
import { fileOf, filledIn, isHeavier, outcomeOf, shuffled } from './case-parts.ts';
import { courseOf, goingOn, isNotGivenUp, lookingAt, type Course } from './courses.ts';
import { hirePeople, ownerOf, type People } from './people.ts';
import { surviving, type World } from './world.ts';

const PROCEDURE = 'serious-list';

/** An open case as the city knows it: nothing but its name, its party and how it is meant to go. */
interface Known {
  caseId: string;
  subjectId: string;
  owner: Caller;
  course: Course;
}

/** Cases that people open, take on, neglect and get wrong. What they may not do must be refused, what they may must pass. */
export class CaseWork {
  private people: People = new Map();
  private readonly owners = new Map<string, Caller>();
  /** All that were ever opened. */
  readonly cases: Known[] = [];
  /** What was allowed though it had been refused, or the other way round. */
  readonly problems: string[] = [];
  steps = 0;
  refusals = 0;

  constructor(private readonly world: World) {}

  async day(): Promise<void> {
    const { world } = this;
    if (this.people.size === 0) this.people = await hirePeople(world.plain, 'officials');
    const { from, seed } = world.options;
    const course = courseOf(from.until(world.plain.clock.today()).days, seed, world.random);
    if (course !== undefined) await this.open(course);
    // Twice a day, so that a month is enough for whole procedures.
    for (const known of [...this.cases, ...this.cases]) if (world.random.chance(0.8)) await this.work(known);
  }

  person(account: string): Caller {
    const person = this.people.get(account);
    if (person === undefined) throw new TypeError(account);
    return person;
  }

  private async open(course: Course): Promise<void> {
    const { world } = this;
    const { rows } = await sql<{ subject_id: string }>`
      select subject_id from v_subjects_bodies where uscc is not null order by uscc`.execute(world.plain.db.kysely);
    // As long as there is one, a body that has none yet: who stands on the list is not put on it again.
    const free = rows.filter(({ subject_id: id }) => this.cases.every(({ subjectId }) => subjectId !== id));
    if (rows.length === 0) return;
    const body = world.random.pick(free.length > 0 ? free : rows);
    const owner = this.owners.get(body.subject_id) ?? (await ownerOf(world.plain, body.subject_id));
    this.owners.set(body.subject_id, owner);
    // Made before the first attempt, so that a repetition after a death opens no second case.
    const caseId = world.plain.ids.record();
    await surviving(world, async (kernel) => {
      if ((await fileOf(kernel, caseId, this.person('officer'))) !== undefined) return;
      await kernel.db.tx(async (tx) =>
        openCase(
          tx,
          kernel,
          {
            caseId,
            procedure: PROCEDURE,
            objectKind: 'subject',
            objectId: body.subject_id,
            subjectId: body.subject_id,
            party: await partyOf(tx, body.subject_id),
            organs: { deciding: 'demo-a-amr', handling: null, reporting: null, superior: 'demo-amr' },
            district: null,
            fields: { cause: '（示例）模拟案由', 'penalty-document': '示例模拟罚〔2026〕1号' },
          },
          this.person('officer'),
        ),
      );
    });
    this.cases.push({ caseId, subjectId: body.subject_id, owner, course });
  }

  private async work(known: Known): Promise<void> {
    const { world } = this;
    const { random } = world;
    const { course } = known;
    const byChance = course === 'by chance';
    if (byChance && random.chance(0.08)) return this.pause(known);
    const officer = this.person('officer');
    const open = await fileOf(world.plain, known.caseId, officer);
    if (open === undefined || open.case.closedOn !== null) return;
    await this.serve(open, officer, byChance);
    // Mostly somebody who has something to do in it; else whoever comes by.
    const everybody = shuffled(lookingAt(course, this.people.values(), known.owner), random);
    const looking = random.chance(0.85) ? everybody : everybody.slice(0, 1);
    for (const [n, person] of looking.entries()) {
      const file = await fileOf(world.plain, known.caseId, person);
      if (file === undefined || !file.requirements.some(isNotGivenUp)) continue;
      const going = goingOn(course, file, random, world.plain.clock.today());
      const allowed = going.filter(({ refusal }) => refusal === null);
      if (allowed.length === 0 && n < looking.length - 1 && random.chance(0.9)) continue;
      // What is the clock's, too early or somebody else's is tried as well: it must be refused.
      const refused = byChance ? going : file.requirements.filter(({ refusal }) => refusal !== null);
      const tried = allowed.length > 0 && random.chance(0.85) ? allowed : refused;
      if (tried.length > 0) await this.fire(file, random.pick(tried), person, course);
      return;
    }
  }

  private async fire(file: CaseFile, wanted: RequirementFor, person: Caller, course: Course): Promise<void> {
    const { world } = this;
    const { transition, refusal } = wanted;
    const { clock, ids } = world.plain;
    const fields = Object.fromEntries(
      transition.fields.map((field) => [field.id, filledIn(field, file, course, world.random, clock.today())]),
    );
    await this.bring(file, wanted, person);
    const firing = { caseId: file.case.caseId, transition: transition.id, fields, key: ids.record() };
    const said = await surviving(world, (kernel) => outcomeOf(() => fire(kernel, firing, person)));
    // A lost answer asked for again: the same step, no second one.
    if (said === 'done' && world.random.chance(0.3)) await surviving(world, (kernel) => fire(kernel, firing, person));
    const about = `case ${file.case.number}, step ${transition.id} by ${person.account}`;
    if (said === 'done') this.steps += 1;
    else this.refusals += 1;
    const hindered = refusal !== null || isHeavier(file, wanted, fields);
    if (said === 'done' && hindered) this.problems.push(`${about}: taken though it may not be (${refusal?.code ?? 'heavier'})`);
    if (said !== 'done' && !hindered) this.problems.push(`${about}: ${said} though nothing hindered it`);
  }

  /** Papers that the step asks for; an upload may stand twice after a death, and the second changes nothing. */
  private async bring(file: CaseFile, { transition, refusal }: RequirementFor, person: Caller): Promise<void> {
    if (refusal !== null) return;
    for (const { id, required } of transition.papers ?? []) {
      if (!required && this.world.random.chance(0.5)) continue;
      const paper = { caseId: file.case.caseId, kind: id, name: '示例材料.pdf', bytes: Buffer.from('%PDF-1.7 示例') };
      await surviving(this.world, (kernel) => addPaper(kernel, paper, person));
    }
  }

  /** Papers that were made and not served are sent, and by chance late, or come back. */
  private async serve(file: CaseFile, person: Caller, byChance: boolean): Promise<void> {
    const { world } = this;
    const { case: of, procedure } = file;
    for (const { id, serve } of procedure.documents) {
      const made = of.steps.some((step) => step.kind === 'document' && step.what === id);
      if (!serve || !made || of.served.has(id) || (byChance && world.random.chance(0.4))) continue;
      const { caseId } = of;
      const sentOn = world.plain.clock.today();
      const input = {
        caseId,
        document: id,
        method: 'in-person' as const,
        sentOn,
        recipient: '示例收件人',
        address: '示例地址',
      };
      const before = file.deliveries.find(({ documents, outcome }) => outcome === null && documents.length > 0);
      const deliveryId =
        before?.deliveryId ??
        (await surviving(world, async (kernel) => {
          const open = (await fileOf(kernel, caseId, person))?.deliveries.find(({ outcome }) => outcome === null);
          return open?.deliveryId ?? (await recordService(kernel, input, person)).deliveryId;
        }));
      const outcome = !byChance || world.random.chance(0.75) ? ('delivered' as const) : ('returned' as const);
      await surviving(world, async (kernel) => {
        const known = (await fileOf(kernel, caseId, person))?.deliveries.find((each) => each.deliveryId === deliveryId);
        if (known === undefined || known.outcome !== null) return;
        const how = outcome === 'delivered' ? { proof: { receipt: '示例回证' } } : { reason: '示例退回' };
        await recordServiceOutcome(kernel, { caseId, deliveryId, outcome, on: sentOn, ...how }, person);
      });
      return;
    }
  }

  private async pause({ caseId }: Known): Promise<void> {
    const { world } = this;
    const officer = this.person('officer');
    await surviving(world, async (kernel) => {
      const file = await fileOf(kernel, caseId, officer);
      const ground = file?.procedure.suspensions[0]?.id;
      if (file === undefined || ground === undefined || file.case.closedOn !== null) return;
      const reason = '（示例）模拟中止';
      const work =
        file.case.suspendedSince === null
          ? () => suspend(kernel, { caseId, ground, reason }, officer)
          : () => resume(kernel, { caseId, reason }, officer);
      await outcomeOf(work);
    });
  }
}
