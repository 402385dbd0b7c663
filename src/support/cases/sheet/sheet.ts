import { namesOfUsers, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import { actsFor, type CaseFile, type Step } from '../../../kernel/procedures/index.ts';
import { attemptsFor } from '../deliveries.ts';
import { actsIn } from './acts.ts';
import { courseOf, periodsOf } from './course.ts';
import { factsOf, statementsOf } from './facts.ts';
import { nowOf } from './now.ts';
import type { Looking } from './looking.ts';
import { attemptsIn, methodsOn, papersOf, servable, uploadsOf } from './papers.ts';
import { peopleOf } from './people.ts';
import type { Sheet } from './schema.ts';
import { stepsOf } from './steps.ts';

/** All that the officials' page of a case shows, in words. The addresses of service are a look of their own, logged here. */
export async function sheetOf(kernel: Kernel, file: CaseFile, caller: Caller, language: Language): Promise<Sheet> {
  const [acts, attempts, people] = await Promise.all([
    actsFor(kernel, file.case, file.procedure, caller),
    attemptsFor(kernel, file, caller),
    namesOf(kernel, file),
  ]);
  const look: Looking = { kernel, caller, language, today: kernel.clock.today().toString(), people };
  return {
    now: nowOf(look, file),
    steps: stepsOf(look, file),
    facts: factsOf(look, file),
    statements: statementsOf(look, file),
    papers: papersOf(look, file),
    serve: acts.serve ? await servable(look, file) : [],
    methods: methodsOn(look),
    attempts: attemptsIn(look, file, attempts),
    ...uploadsOf(look, file),
    course: courseOf(look, file),
    periods: periodsOf(look, file),
    people: peopleOf(look, file),
    acts: actsIn(look, file, acts),
    today: look.today,
  };
}

/** Steps whose object is an account. */
const ABOUT_PEOPLE: ReadonlySet<Step['kind']> = new Set(['assign', 'recuse', 'appoint']);

/** Names as the accounts have them now. */
function namesOf(kernel: Kernel, { case: of }: CaseFile): Promise<Map<string, string>> {
  return namesOfUsers(kernel.db.kysely, [
    ...of.steps.flatMap(({ by, standsInFor }) => [by, ...(standsInFor === null ? [] : [standsInFor])]),
    ...of.steps.flatMap(({ kind, what }) => (ABOUT_PEOPLE.has(kind) ? [what] : [])),
    ...of.recused,
    ...of.agents.map(({ account }) => account),
    ...(of.handler === null ? [] : [of.handler]),
  ]);
}
