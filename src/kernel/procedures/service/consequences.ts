import type { Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { t, type Language } from '../../i18n/index.ts';
import type { CaseTransition, ProcedureContent } from '../../policy/index.ts';
import { absentFor } from '../absences.ts';
import { getCaseEffect } from '../effects.ts';
import { procedureMessages, titleOf } from '../messages.ts';
import { nameOf, stateName } from '../names.ts';
import { checkedFiring } from './fire.ts';
import { beginSession, procedureOf } from './session.ts';

/**
 * What will follow, in sentences with numbers, for the page on which one confirms: checked as `fire` checks, with the same
 * refusals, and nothing is written.
 */
export async function consequencesOf(
  kernel: Kernel,
  caseId: string,
  transition: string,
  fields: Readonly<Record<string, unknown>>,
  caller: Caller,
  language: Language,
): Promise<string[]> {
  return kernel.db.tx(async (tx) => {
    const session = await beginSession(tx, kernel, caseId, caller, await absentFor(tx, kernel, caller));
    const checked = checkedFiring(session, { caseId, transition, fields });
    const procedure = procedureOf(session);
    const own = sentencesOf(procedure, checked.transition, session.case.state, language);
    const { effect } = checked.transition;
    if (effect === undefined) return own;
    const { today, case: of } = session;
    const context = {
      kernel,
      caller,
      case: of,
      procedure,
      transition: checked.transition,
      fields: checked.fields,
      today,
    };
    return [...own, ...(await getCaseEffect(kernel, effect).consequences(tx, context, language))];
  });
}

function sentencesOf(procedure: ProcedureContent, step: CaseTransition, from: string, language: Language): string[] {
  const say = t(language, procedureMessages);
  const state = procedure.states.find(({ id }) => id === step.to);
  const served = procedure.documents.filter(({ id, serve }) => serve && step.makes.includes(id)).length;
  const names = step.makes.map((id) => nameOf(language, procedure, id)).join(say['list.separator']());
  const begun = procedure.periods.filter(({ from: start }) => 'step' in start && start.step === step.id);
  const toBegin = procedure.periods.filter(({ from: start }) => 'served' in start && step.makes.includes(start.served));
  const length = ({ unit, length: n }: (typeof begun)[number]): string => say[`length.${unit}`]({ n });
  return [
    say['follows.state']({ from: stateName(language, procedure, from), to: stateName(language, procedure, step.to) }),
    ...(step.makes.length > 0 ? [say['follows.papers']({ n: step.makes.length, names })] : []),
    ...(served > 0 ? [say['follows.serve']({ n: served })] : []),
    ...begun.map((period) => say['follows.period']({ name: titleOf(period.title, language), length: length(period) })),
    ...toBegin.map((period) => say['follows.period.served']({ name: titleOf(period.title, language), length: length(period) })),
    ...(state?.adverse === undefined ? [] : [say['follows.adverse']({ name: titleOf(state.title, language) })]),
  ];
}
