import type { PolicyVocabulary } from '../../policy/checks/types.ts';
import { fault, type PlainFault } from '../../policy/fault.ts';
import type { Actor, CasePeriod, CaseTransition } from '../../policy/schemas/procedure.ts';
import { isAdverse } from '../fold.ts';
import { entersAdverse } from './process.ts';
import { fieldsOf, type Reading } from './read.ts';
import { begins } from './walk.ts';

/** What single steps, fields and periods must be, whatever the way. */
export function checkShape(reading: Reading, vocabulary: PolicyVocabulary): PlainFault[] {
  return [
    ...clockFaults(reading),
    ...effectFaults(reading, vocabulary),
    ...fieldFaults(reading),
    ...periodFaults(reading),
    ...termFaults(reading),
    ...decisionsOfOthers(reading),
    ...paperFaults(reading),
  ];
}

/** The clock acts on something, and nothing else does. */
function clockFaults({ file, content }: Reading): PlainFault[] {
  return content.transitions.flatMap((each, i) => {
    const path = `/content/transitions/${i}`;
    const clocks = each.by.filter((actor) => actor.who === 'clock').length;
    if (each.on === undefined) return clocks > 0 ? [fault(file, `${path}/by`, 'CLOCK_WITHOUT_EVENT', { name: each.id })] : [];
    return clocks < each.by.length ? [fault(file, `${path}/on`, 'EVENT_WITHOUT_CLOCK', { name: each.id })] : [];
  });
}

/** What cuts rights in a room happens where the case becomes adverse, and nowhere before; whatever ends it gives them back there. */
function effectFaults({ file, content }: Reading, { adverseEffects }: PolicyVocabulary): PlainFault[] {
  const { transitions } = content;
  const cuts = new Set(transitions.flatMap(({ effect = '' }) => (adverseEffects.includes(effect) ? [roomOf(effect)] : [])));
  return transitions.flatMap(({ id, effect = '', from, to }, i) => {
    const path = `/content/transitions/${i}`;
    const adverse = adverseEffects.includes(effect);
    if (adverse && !from.every((each) => entersAdverse(content, each, to)))
      return [fault(file, `${path}/effect`, 'EFFECT_OUT_OF_PLACE', { name: effect })];
    const leaves = !isAdverse(content, to) && from.some((each) => isAdverse(content, each));
    return leaves && cuts.size > 0 && !cuts.has(roomOf(effect)) ? [fault(file, path, 'LEAVE_WITHOUT_EFFECT', { name: id })] : [];
  });
}

function roomOf(effect: string): string {
  return effect.split('.')[0] ?? '';
}

/** What ends an adverse state comes on the day that the decision named: nobody makes it longer on the way (g). */
function termFaults({ file, content }: Reading): PlainFault[] {
  const ends = content.states.flatMap(({ adverse }) => (adverse && 'period' in adverse.ends ? [adverse.ends.period] : []));
  const within = content.transitions.filter(({ from }) => from.some((each) => isAdverse(content, each)));
  return content.periods.flatMap(({ id: name, from, extend }, i) => {
    const longer = extend !== undefined || within.some((step) => begins(from, step));
    return ends.includes(name) && longer ? [fault(file, `/content/periods/${i}`, 'TERM_LENGTHENED', { name })] : [];
  });
}

/** Time stands still and periods get longer by decisions of officials. */
function decisionsOfOthers({ file, content }: Reading): PlainFault[] {
  const named = [
    ...content.periods.map(({ id, extend }, i) => ({ path: `/content/periods/${i}/extend/by`, id, by: extend?.by })),
    ...content.suspensions.map(({ id, by }, i) => ({ path: `/content/suspensions/${i}/by`, id, by })),
  ];
  return named.flatMap(({ path, id, by }) =>
    by !== undefined && by.who !== 'official' ? [fault(file, path, 'OFFICIALS_ONLY', { name: id })] : [],
  );
}

/** Choices where there is something to choose; a field is one thing in all steps; results lie on the scale, in its order. */
function fieldFaults({ file, content }: Reading): PlainFault[] {
  const fields = fieldsOf(content);
  const { outcome } = content;
  const faults = fields.flatMap(({ path, field, step }) => {
    const { id, type, choices } = field;
    const found: PlainFault[] = [];
    if ((type === 'choice' || type === 'choices') !== (choices !== undefined)) found.push(fault(file, path, 'CHOICES_WRONG', { name: id }));
    const other = fields.find((each) => each.field.id === id);
    if (other && other.field.type !== type) found.push(fault(file, `${path}/type`, 'FIELD_DIFFERS', { name: id }));
    if (fields.some((each) => each.path !== path && each.step === step && each.field.id === id && each.path < path))
      found.push(fault(file, `${path}/id`, 'CODE_TWICE', { name: id }));
    return found;
  });
  if (!outcome) return faults;
  const results = fields.filter((each) => each.field.id === outcome.field);
  const offered = new Set(results.flatMap(({ field }) => (field.choices ?? []).map((each) => each.id)));
  const wrong = results.flatMap(({ path, field }) => {
    const on = (field.choices ?? []).map((each) => outcome.scale.indexOf(each.id));
    const ordered = on.every((at, i) => at >= 0 && at > (on[i - 1] ?? -1));
    return field.type === 'choice' && ordered ? [] : [fault(file, path, 'OUTCOME_SCALE', { name: field.id })];
  });
  const unused = outcome.scale.flatMap((name, i) =>
    offered.has(name) ? [] : [fault(file, `/content/outcome/scale/${i}`, 'OUTCOME_SCALE', { name })],
  );
  return [...faults, ...wrong, ...unused];
}

/** A term for the party runs from what it was told, to its end (h); somebody answers for every deadline. */
function periodFaults(reading: Reading): PlainFault[] {
  const { file, content, paper, step } = reading;
  return content.periods.flatMap((period, i) => {
    const path = `/content/periods/${i}`;
    const { id: name, owner, from, kind } = period;
    const faults: PlainFault[] = [];
    if (owner.who === 'party' && !('served' in from && paper.get(from.served)?.serve === true))
      faults.push(fault(file, `${path}/from`, 'PERIOD_BEFORE_SERVICE', { name }));
    const cut = period.closedBy.some((id) => step.get(id)?.by.some((actor) => actor.who !== 'party'));
    if (owner.who === 'party' && cut) faults.push(fault(file, `${path}/closedBy`, 'WINDOW_CUT_SHORT', { name }));
    if (kind === 'deadline' && !answeredFor(period, reading)) faults.push(fault(file, `${path}/owner`, 'DEADLINE_WITHOUT_OWNER', { name }));
    return faults;
  });
}

function answeredFor({ owner, closedBy }: CasePeriod, { step }: Reading): boolean {
  return closedBy.some((id) => {
    const ends = step.get(id);
    return ends !== undefined && (ends.by.some((actor) => covers(actor, owner)) || serves(ends, owner));
  });
}

/** A step that the clock takes on service is brought about by the officials who serve. */
function serves(step: CaseTransition, owner: Actor): boolean {
  return owner.who === 'official' && step.on !== undefined && 'served' in step.on;
}

function covers(actor: Actor, owner: Actor): boolean {
  if (actor.who !== owner.who) return false;
  const organ = actor.organ === owner.organ || actor.organ === 'any' || owner.organ === 'any';
  const role = !actor.roles || !owner.roles || actor.roles.some((each) => owner.roles?.includes(each));
  return organ && role;
}

/** Only what is served can be waited for; what is enclosed is made in the same step. */
function paperFaults({ file, content, paper }: Reading): PlainFault[] {
  return content.transitions.flatMap((each, i) => {
    const path = `/content/transitions/${i}`;
    const awaited = [...each.served, ...(each.on && 'served' in each.on ? [each.on.served] : [])];
    const kept = awaited.filter((id) => paper.get(id)?.serve === false);
    const enclosed = each.makes.flatMap((id) => paper.get(id)?.with ?? []).filter((id) => !each.makes.includes(id));
    return [
      ...kept.map((name) => fault(file, `${path}/served`, 'PAPER_NOT_SERVED', { name })),
      ...enclosed.map((name) => fault(file, `${path}/makes`, 'ENCLOSED_NOT_MADE', { name })),
    ];
  });
}
