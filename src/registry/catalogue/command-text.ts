import { t, type Language } from '../../kernel/i18n/types.ts';
import { isEmpty, type Differences } from './differences.ts';
import type { DraftView } from './drafting.ts';
import { catalogueMessages } from './messages.ts';

export function differencesText(changes: Differences, language: Language): string[] {
  const say = t(language, catalogueMessages);
  if (isEmpty(changes)) return [say['changes.none']()];
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  const { added, removed, changed, categories, regulation } = changes;
  return [
    ...added.map(({ id, title }) => say['changes.added']({ id, title: own(title) })),
    ...removed.map(({ id, title }) => say['changes.removed']({ id, title: own(title) })),
    ...changed.map(({ id, title, fields }) => {
      const names = fields.map((field) => say[`field.${field}`]()).join(language === 'en' ? ', ' : '、');
      return say['changes.changed']({ id, title: own(title), fields: names });
    }),
    ...categories.added.map((title) => say['changes.category.added']({ title: own(title) })),
    ...categories.removed.map((title) => say['changes.category.removed']({ title: own(title) })),
    ...(regulation
      ? [say['changes.regulation']({ before: regulation.before ?? '', after: regulation.after ?? '' })]
      : []),
  ];
}

export function draftText(draft: DraftView, language: Language): string {
  const say = t(language, catalogueMessages);
  const head = say.drafted({ edition: draft.edition, against: draft.against ?? '' });
  return [head, ...differencesText(draft.changes, language)].join('\n');
}

export function draftsText(drafts: readonly DraftView[], language: Language): string {
  const say = t(language, catalogueMessages);
  if (drafts.length === 0) return say['drafts.none']();
  return drafts
    .map(({ edition, inForceFrom, draftedBy }) => say['drafts.line']({ edition, day: inForceFrom, by: draftedBy }))
    .join('\n');
}
