import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { localOperator } from '../kernel/access/index.ts';
import type { Daily } from '../kernel/capability.ts';
import type { Kernel } from '../kernel/context.ts';
import { allReaders, digestOf, headOf, settle } from '../kernel/journal/index.ts';
import { runIntake } from '../registry/intake/index.ts';
import { CaseWork } from './cases.ts';
import { csvOf } from './city/file.ts';
import { organsOf, type OrgansState, type Sending, type SentAct } from './city/organs.ts';
import type { Row } from './city/rows.ts';
import { inventSubjects, registrationRow, type InventedSubject } from './city/subjects.ts';
import { INVARIANTS, PLANTED, type EndOfDay } from './invariants/index.ts';
import { makeDirectory } from './planted/index.ts';
import { RuleMaking } from './rules.ts';
import { ROUGH_CITY } from './rough-city.ts';
import type { City, Script } from './script.ts';
import { createWorld, surviving, type Seen, type SimulateOptions, type World } from './world.ts';

export interface SimulateResult {
  seed: number;
  days: number;
  files: number;
  acts: number;
  /** Editions of the calendar that were published on the way. */
  calendars: number;
  cases: number;
  /** Steps that people took in them by chance, and those that were refused. */
  steps: number;
  refusals: number;
  commits: number;
  deaths: number;
  repeats: number;
  checks: number;
  /** How often what is looked for came about. */
  seen: Seen;
  /** Of the first day that was not sound; the run stops there. */
  problems: string[];
  /** SHA-256 over the leaves of all events in order: the same seed gives the same. */
  fingerprint: string;
  failedOn: string | null;
}

export interface LiveHooks {
  /** What the rooms do each day, with the process that lives. */
  daily: (kernel: Kernel) => Daily[];
  onDay?: (done: number) => void;
}

export interface SimulateHooks extends LiveHooks {
  /** What a server does in the background, with the process that lives: each once, at the end of each day. */
  beside: (kernel: Kernel) => readonly (() => Promise<void>)[];
}

/**
 * Lives through a number of days of an invented city with everything inline: organs report late, twice, mixed and
 * wrongly, the process dies at numbered commits and is started again. After each day everything in `INVARIANTS` must
 * hold. The same seed is the same run; a seed that fails is the report.
 */
export async function simulate(base: Kernel, options: SimulateOptions, hooks: SimulateHooks): Promise<SimulateResult> {
  return (await live(base, options, hooks, ROUGH_CITY)).result;
}

/** The same with the city of one's own and what is needed to look at its last day. */
export async function live(
  base: Kernel,
  options: SimulateOptions,
  hooks: LiveHooks | SimulateHooks,
  city: City,
): Promise<{ result: SimulateResult; end: EndOfDay }> {
  const directory = await mkdtemp(join(tmpdir(), 'xinheng-simulate-'));
  try {
    const kernel = 'beside' in hooks ? await inDirectory(base, directory, options.seed) : base;
    const run = new Run(await createWorld(kernel, options), city, directory, hooks);
    const result = await run.live();
    return { result, end: run.end(options.from.add({ days: options.days - 1 }).toString()) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The same kernel with a data directory of the run's own, from which the national leg leads somewhere. */
async function inDirectory(base: Kernel, directory: string, seed: number): Promise<Kernel> {
  await makeDirectory(directory, seed);
  return { ...base, settings: { ...base.settings, dataDirectory: directory } };
}

/** Days of a month on which the daily work is done where it is done in short. */
const IN_SHORT: readonly number[] = [1, 21];

/** One life of the city. */
class Run {
  private readonly subjects: InventedSubject[];
  private readonly organs: OrgansState;
  private readonly script: Script | undefined;
  private readonly pending: Sending[] = [];
  private readonly acts: SentAct[] = [];
  private readonly registered = new Map<string, string>();
  private readonly work: CaseWork;
  private readonly rules: RuleMaking;
  private files = 0;
  private checks = 0;
  /** The head of the journal up to which the readers went. */
  private read = -1;

  constructor(
    private readonly world: World,
    private readonly city: City,
    private readonly directory: string,
    private readonly hooks: LiveHooks | SimulateHooks,
  ) {
    const { options, random } = world;
    const { habits } = city;
    this.work = new CaseWork(world);
    this.rules = new RuleMaking(world);
    this.subjects = inventSubjects(options.subjects, random, options.from);
    const unregistered = this.subjects.filter(() => random.chance(habits.unregistered));
    this.organs = { habits, numbers: new Map(), unregistered };
    const known = this.subjects.filter((each) => !unregistered.includes(each));
    this.script = city.script?.(this.subjects, { options, known, directory });
  }

  async live(): Promise<SimulateResult> {
    const { options } = this.world;
    const known = this.subjects.filter((each) => !this.organs.unregistered.includes(each));
    const rows = [...(this.script?.registered ?? []), ...known.map(registrationRow)];
    this.pending.push(registrations(rows, options.from, 'first'), ...(this.script?.sendings ?? []));
    this.acts.push(...(this.script?.acts ?? []));
    for (let n = 0; n < options.days; n += 1) {
      const day = options.from.add({ days: n });
      const left = options.days - 1 - n;
      await this.day(day, left);
      const problems = this.city.inspected === 'each day' ? await this.inspect(day, left === 0) : [];
      if (problems.length > 0) return this.result(n + 1, problems, day.toString());
      this.hooks.onDay?.(n + 1);
    }
    return this.result(options.days, [], null);
  }

  end(today: string): EndOfDay {
    const { world, acts, script, work } = this;
    const registered = new Map([...this.registered].filter(([code]) => !script?.merged.includes(code)));
    const cases = [...work.cases, ...(script?.cases() ?? [])];
    const officer = script?.officer ?? (cases.length > 0 ? work.person('officer') : undefined);
    return { world, today, acts, registered, cases, officer, wrongs: work.problems, planted: script?.planted };
  }

  private async day(day: Temporal.PlainDate, left: number): Promise<void> {
    const { world, city } = this;
    this.lateRegistrations(day);
    const { acts, sendings } = organsOf(day, this.subjects, this.organs, world.random, world.plain.calendar);
    this.acts.push(...acts);
    this.pending.push(...sendings);
    const files = this.arriving(day.toString());
    const events = this.script?.events(day) ?? [];
    const whole = city.daily === 'each day' || IN_SHORT.includes(day.day) || left < 2;
    world.clock.set(`${day.toString()}T00:10:00+08:00`);
    if (whole) for (const { run } of this.hooks.daily(world.kernel).map((_, i) => this.dailyWork(i))) await run(day);
    world.clock.set(`${day.toString()}T10:00:00+08:00`);
    for (const file of files) {
      await this.receive(file);
      // The server's readers run all the time; here now and then, and at the end of the day.
      if (city.officials && world.random.chance(0.3)) await this.readers();
    }
    for (const event of events) await surviving(world, event);
    if (city.officials) {
      await this.work.day();
      await this.rules.day();
    }
    // Rows wait for the registration of their body.
    if (whole || files.some(({ mapping }) => mapping === 'registrations')) await this.readers();
    if ('beside' in this.hooks) await this.beside(this.hooks, day);
  }

  /** What goes up or out is in the journal too: the readers see it still on the same day. */
  private async beside({ beside }: SimulateHooks, day: Temporal.PlainDate): Promise<void> {
    const { world } = this;
    for (const n of beside(world.kernel).keys()) await surviving(world, async (kernel) => beside(kernel)[n]?.());
    await this.script?.planted?.upper.day(day.toString());
    await this.readers();
  }

  /** The nth daily work, by the process that lives when it is run. */
  private dailyWork(n: number): { run(day: Temporal.PlainDate): Promise<void> } {
    return {
      run: (day) => surviving(this.world, async (kernel) => this.hooks.daily(kernel)[n]?.run(day)),
    };
  }

  private lateRegistrations(day: Temporal.PlainDate): void {
    const { random } = this.world;
    const now = this.organs.unregistered.filter(() => random.chance(0.08));
    if (now.length === 0) return;
    this.organs.unregistered = this.organs.unregistered.filter((each) => !now.includes(each));
    this.pending.push(registrations(now.map(registrationRow), day, `late-${day.toString()}`));
  }

  /** Files of the day in a random order; some organs put all rows of the day into one file. */
  private arriving(today: string): Sending[] {
    const { random } = this.world;
    const due = this.pending.filter((sending) => sending.on <= today);
    this.pending.splice(0, this.pending.length, ...this.pending.filter((sending) => sending.on > today));
    const files: Sending[] = [];
    for (const sending of due) {
      const other = files.find((file) => file.organ === sending.organ && file.mapping === sending.mapping);
      if (other !== undefined && random.chance(this.city.habits.mixed)) other.rows.push(...sending.rows);
      else files.push({ ...sending, rows: [...sending.rows] });
    }
    return files
      .map((file) => ({ file, at: random.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ file }) => file);
  }

  private async receive(sending: Sending): Promise<void> {
    const { organ, mapping, rows, fileName } = sending;
    const { chunkRows } = this.city;
    this.files += 1;
    const path = join(this.directory, `${this.files}.csv`);
    const form = this.world.plain.policy.get<Parameters<typeof csvOf>[0]>('mapping', mapping).content;
    await writeFile(path, csvOf(form, rows));
    await surviving(this.world, async (kernel) => {
      const caller = await localOperator(kernel);
      const file = { path, fileName, mapping, organ, caller };
      await runIntake(kernel, chunkRows === undefined ? file : { ...file, chunkRows });
    });
    if (mapping === 'registrations') for (const row of rows) this.registered.set(row['uscc'] ?? '', row['subjectName'] ?? '');
  }

  private async readers(): Promise<void> {
    // A reader may append itself (a work order): the others read that too, as they would in a server.
    for (;;) {
      const head = await this.world.plain.db.tx(headOf);
      if (head === this.read) return;
      await surviving(this.world, (kernel) => settle(kernel, allReaders(kernel)));
      this.read = head;
    }
  }

  private async inspect(day: Temporal.PlainDate, last: boolean): Promise<string[]> {
    if (last) this.world.verified = 0;
    const problems: string[] = [];
    for (const { name, check } of [...INVARIANTS, ...PLANTED]) {
      this.checks += 1;
      for (const problem of await check(this.end(day.toString()))) problems.push(`${day.toString()}, ${name}: ${problem}`);
    }
    return problems;
  }

  private async result(days: number, problems: string[], failedOn: string | null): Promise<SimulateResult> {
    const { options, crashes, repeats, seen } = this.world;
    const { seed } = options;
    const { commits, died } = crashes;
    const { files, checks } = this;
    return {
      seed,
      days,
      files,
      acts: this.acts.length,
      calendars: this.rules.published,
      cases: this.work.cases.length,
      steps: this.work.steps,
      refusals: this.work.refusals,
      commits,
      deaths: died.length,
      repeats,
      checks,
      seen,
      problems,
      fingerprint: await digestOf(this.world.plain.db),
      failedOn,
    };
  }
}

function registrations(rows: Row[], on: Temporal.PlainDate, which: string): Sending {
  return {
    organ: 'demo-amr',
    mapping: 'registrations',
    on: on.toString(),
    rows,
    fileName: `demo-amr-registrations-${which}.csv`,
  };
}
