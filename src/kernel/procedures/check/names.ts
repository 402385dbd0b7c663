import { ROLES } from '../../access/types.ts';
import type { PolicyVocabulary } from '../../policy/checks/types.ts';
import { fault, type PlainFault } from '../../policy/fault.ts';
import type { Actor, ProcedureContent } from '../../policy/schemas/procedure.ts';
import { fieldsOf, type Reading } from './read.ts';

type Named = readonly [path: string, name: string | undefined];

/** Every name that a procedure uses stands in it, in the templates or in the program; nothing is named twice. */
export function checkNames(reading: Reading, vocabulary: PolicyVocabulary): PlainFault[] {
  const { file, content } = reading;
  const states = content.states.map((each) => each.id);
  const steps = content.transitions.map((each) => each.id);
  const periods = content.periods.map((each) => each.id);
  const papers = content.documents.map((each) => each.id);
  const fields = fieldsOf(content).map((each) => each.field.id);
  const within = (known: readonly string[], named: readonly Named[]): PlainFault[] =>
    named.flatMap(([path, name]) => (name === undefined || known.includes(name) ? [] : [fault(file, path, 'DANGLING', { name })]));
  return [
    ...twice(file, '/content/states', states),
    ...twice(file, '/content/transitions', steps),
    ...twice(file, '/content/periods', periods),
    ...twice(file, '/content/documents', papers),
    ...within(states, namedStates(content)),
    ...within(steps, namedSteps(content)),
    ...within([...steps, 'open'], namedActs(content)),
    ...within(periods, namedPeriods(content)),
    ...within(papers, namedPapers(content)),
    ...within(fields, namedFields(content)),
    ...content.documents.flatMap(({ id, template }, i) =>
      reading.template.has(id) ? [] : [fault(file, `/content/documents/${i}/template`, 'DANGLING', { name: template })],
    ),
    ...content.transitions.flatMap(({ effect }, i) =>
      effect === undefined || vocabulary.effects.includes(effect)
        ? []
        : [fault(file, `/content/transitions/${i}/effect`, 'EFFECT_UNKNOWN', { name: effect })],
    ),
    ...actorsOf(content).flatMap(({ path, actor }) =>
      (actor.roles ?? []).flatMap((name, i) =>
        (ROLES as readonly string[]).includes(name) ? [] : [fault(file, `${path}/roles/${i}`, 'ROLE_UNKNOWN', { name })],
      ),
    ),
  ];
}

function twice(file: string, path: string, ids: readonly string[]): PlainFault[] {
  return ids.flatMap((name, i) => (ids.indexOf(name) === i ? [] : [fault(file, `${path}/${i}/id`, 'CODE_TWICE', { name })]));
}

const list = (path: string, names: readonly string[] | undefined): Named[] => (names ?? []).map((name, i) => [`${path}/${i}`, name]);

function namedStates({ transitions }: ProcedureContent): Named[] {
  return transitions.flatMap((each, i) => [
    ...list(`/content/transitions/${i}/from`, each.from),
    [`/content/transitions/${i}/to`, each.to] as const,
  ]);
}

function namedSteps({ states, periods }: ProcedureContent): Named[] {
  return [
    ...states.flatMap((each, i) => list(`/content/states/${i}/adverse/leave`, each.adverse?.leave)),
    ...periods.flatMap((each, i) => list(`/content/periods/${i}/closedBy`, each.closedBy)),
  ];
}

/** Steps, or the opening. */
function namedActs({ transitions, periods }: ProcedureContent): Named[] {
  return [
    ...transitions.flatMap((each, i): Named[] => [
      ...list(`/content/transitions/${i}/notWho`, each.notWho),
      [`/content/transitions/${i}/notHeavierThan`, each.notHeavierThan],
    ]),
    ...periods.map(({ from }, i): Named => [`/content/periods/${i}/from`, 'step' in from ? from.step : undefined]),
  ];
}

function namedPeriods({ states, transitions }: ProcedureContent): Named[] {
  return [
    ...states.map(({ adverse }, i): Named => {
      const ends = adverse?.ends;
      return [`/content/states/${i}/adverse/ends`, ends && 'period' in ends ? ends.period : undefined];
    }),
    ...transitions.flatMap((each, i): Named[] => [
      ...list(`/content/transitions/${i}/notBefore`, each.notBefore),
      ...list(`/content/transitions/${i}/notAfter`, each.notAfter),
      [`/content/transitions/${i}/on`, each.on && 'passed' in each.on ? each.on.passed : undefined],
    ]),
  ];
}

function namedPapers({ transitions, periods, documents }: ProcedureContent): Named[] {
  return [
    ...transitions.flatMap((each, i): Named[] => [
      ...list(`/content/transitions/${i}/served`, each.served),
      ...list(`/content/transitions/${i}/makes`, each.makes),
      [`/content/transitions/${i}/on`, each.on && 'served' in each.on ? each.on.served : undefined],
    ]),
    ...periods.map(({ from }, i): Named => [`/content/periods/${i}/from`, 'served' in from ? from.served : undefined]),
    ...documents.flatMap((each, i) => list(`/content/documents/${i}/with`, each.with)),
  ];
}

function namedFields({ periods, outcome }: ProcedureContent): Named[] {
  return [
    ...periods.map(({ from }, i): Named => [`/content/periods/${i}/from`, 'field' in from ? from.field : undefined]),
    ['/content/outcome/field', outcome?.field],
  ];
}

function actorsOf(content: ProcedureContent): { path: string; actor: Actor }[] {
  const many = (path: string, actors: readonly Actor[]) => actors.map((actor, i) => ({ path: `${path}/${i}`, actor }));
  return [
    ...many('/content/opening/by', content.opening.by),
    ...content.transitions.flatMap((each, i) => many(`/content/transitions/${i}/by`, each.by)),
    ...content.periods.flatMap((each, i) => [
      { path: `/content/periods/${i}/owner`, actor: each.owner },
      ...(each.extend ? [{ path: `/content/periods/${i}/extend/by`, actor: each.extend.by }] : []),
      ...(each.escalate ? [{ path: `/content/periods/${i}/escalate/to`, actor: each.escalate.to }] : []),
    ]),
    ...content.suspensions.map((each, i) => ({ path: `/content/suspensions/${i}/by`, actor: each.by })),
  ];
}
