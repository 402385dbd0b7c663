import { t, type Language } from '../../../kernel/i18n/types.ts';
import { titleOf, type CaseView } from '../../../kernel/procedures/index.ts';
import type { ListedCaseAnswer } from '../api/schemas.ts';
import type { NamedWork } from '../work.ts';
import { commandMessages } from '../messages/command.ts';

export function listText(page: { items: readonly ListedCaseAnswer[]; next: string | null }, language: Language): string {
  const say = t(language, commandMessages);
  if (page.items.length === 0) return say['cases.none']();
  const lines = page.items.map((item) =>
    say['cases.line']({
      id: item.caseId,
      number: item.number,
      procedure: item.procedureTitle,
      state: item.stateTitle,
      party: item.partyName ?? '-',
      due: dueText(item.due, language),
    }),
  );
  return [...lines, ...(page.next === null ? [] : [say['cases.more']()])].join('\n');
}

export function caseText(view: CaseView, language: Language): string {
  const say = t(language, commandMessages);
  const { number, procedure, state, party } = view;
  return [
    say['case.head']({ number, procedure: procedure.title, state: state.title }),
    ...(party === null ? [] : [say['case.party']({ name: party.name, code: party.code ?? '-' })]),
    ...view.periods
      .filter(({ closedOn }) => closedOn === null)
      .map(({ title, due }) => say['case.period']({ name: title, due: due ?? '-' })),
    ...view.requirements.map((each) => {
      if (each.text !== null) return say['case.closed']({ name: each.title, why: each.text.why, next: each.text.next });
      const fields = each.fields.map(({ id, title }) => `${id}=${titleOf(title, language)}`).join(', ');
      return say['case.open']({ id: each.transition, name: each.title, fields });
    }),
    ...view.documents.map(({ kind, number: no, heading, documentId }) =>
      say['case.paper']({ kind, number: no ?? '-', heading, id: documentId }),
    ),
    ...view.steps.map(({ n, on, title, by }) => say['case.step']({ n, day: on, name: title, by: by === '' ? '-' : by })),
  ].join('\n');
}

export function workText({ items, counts }: NamedWork, language: Language): string {
  const say = t(language, commandMessages);
  if (items.length === 0) return say['work.none']();
  const lines = items.map(({ due, what, object, came }) => say['work.line']({ due: due ?? '-', what, number: object.number, came }));
  return [say['work.counts'](counts), ...lines].join('\n');
}

function dueText(day: string | null, language: Language): string {
  const say = t(language, commandMessages);
  return day === null ? say['cases.due.none']() : say['cases.due']({ day });
}
