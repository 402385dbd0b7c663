import { t } from '../../../kernel/i18n/types.ts';
import { nameOf, stepName, type CaseFile, type Step } from '../../../kernel/procedures/index.ts';
import { sheetMessages } from '../messages/sheet.ts';
import { beamOf, periodSentence } from '../parts/periods.tsx';
import { stepDetail } from './step-words.ts';
import type { Sheet } from './schema.ts';
import { named, type Looking } from './looking.ts';

/** Each step that was taken: when, what, by whom, with what. */
export function courseOf(look: Looking, file: CaseFile): Sheet['course'] {
  const { language } = look;
  return file.case.steps.map((step) => ({
    n: step.n,
    day: step.on,
    title: stepName(language, file.procedure, step),
    who: whoTook(look, step),
    detail: stepDetail(look, file, step),
  }));
}

function whoTook(look: Looking, { by, role, standsInFor }: Step): string {
  const say = t(look.language, sheetMessages);
  if (role === null) return say['course.clock']();
  return standsInFor === null ? named(look, by) : say['course.for']({ who: named(look, by), account: named(look, standsInFor) });
}

export function periodsOf(look: Looking, file: CaseFile): Sheet['periods'] {
  const { language } = look;
  return file.case.periods.map((running) => {
    const declared = file.procedure.periods.find(({ id }) => id === running.period);
    const basis = declared?.basis;
    return {
      period: running.period,
      title: nameOf(language, file.procedure, running.period),
      started: running.started,
      due: running.due,
      closedOn: running.closedOn,
      sentence: periodSentence(look, file, running),
      basis: basis === undefined ? null : `${basis.instrument}${language === 'en' ? ', ' : ''}${basis.article}`,
      beam: beamOf(look, file, running),
      clock: declared?.kind === 'deadline',
      term: declared?.kind === 'term',
    };
  });
}
