import { t, type Language } from '../../../kernel/i18n/types.ts';
import { nameOf, stateName, titleOf, whoMay, type CaseFile, type RequirementFor } from '../../../kernel/procedures/index.ts';
import { formatDate } from '../../../kernel/ui/index.ts';
import { sheetMessages } from '../messages/sheet.ts';
import type { Sheet } from './schema.ts';
import type { Looking } from './looking.ts';

/** What is required now, from the same function as the work list. */
export function nowOf({ language }: Pick<Looking, 'language'>, file: CaseFile): Sheet['now'] {
  const standing = file.requirements.map((each) => each.standing);
  return {
    tone: standing.includes('late') ? 'late' : standing.includes('soon') ? 'soon' : 'calm',
    sentences: sentencesOf(file, language),
  };
}

function sentencesOf(file: CaseFile, language: Language): string[] {
  const say = t(language, sheetMessages);
  const { case: of, procedure } = file;
  if (of.closedOn !== null) {
    const state = stateName(language, procedure, of.state);
    return [say['case.closed']({ day: formatDate(of.closedOn, language), state })];
  }
  if (of.suspendedSince !== null) return [say['case.suspended']({ day: formatDate(of.suspendedSince, language) })];
  const sentences = [
    ...file.requirements.flatMap((each) => duty(each, language)),
    ...toServe(file).map((id) => say['case.serve']({ name: nameOf(language, procedure, id) })),
    ...file.requirements.flatMap((each) => clockwork(each, language)),
  ];
  const running = of.periods.some(({ closedOn }) => closedOn === null);
  return sentences.length > 0 || running ? sentences : [say['case.nothing']()];
}

function duty({ transition, duty: must, due, standing }: RequirementFor, language: Language): string[] {
  if (!must || due === null) return [];
  const say = t(language, sheetMessages);
  const p = {
    name: titleOf(transition.title, language),
    day: formatDate(due, language),
    who: whoMay(language, transition.by),
  };
  return [standing === 'late' ? say['case.must.late'](p) : say['case.must'](p)];
}

/** What follows by itself on a known day. */
function clockwork({ transition, hindrances }: RequirementFor, language: Language): string[] {
  const opens = hindrances.find((each) => each.opens !== null)?.opens ?? null;
  if (transition.on === undefined || opens === null) return [];
  const name = titleOf(transition.title, language);
  return [t(language, sheetMessages)['case.clock']({ name, day: formatDate(opens, language) })];
}

/** Papers that were made to be served and are not: the last made of each kind. */
export function toServe({ case: of, procedure }: CaseFile): string[] {
  return procedure.documents
    .filter(({ id, serve }) => serve && !of.served.has(id) && of.steps.some(({ kind, what }) => kind === 'document' && what === id))
    .map(({ id }) => id);
}
