import { t, type Language } from '../../kernel/i18n/types.ts';
import { isEmpty, type Differences } from './differences.ts';
import { itemFieldMessages } from './field-names.ts';
import type { GoLiveEntry } from '../../kernel/policy/index.ts';
import { catalogueMessages, checkMessages } from './messages.ts';

export function differencesText(changes: Differences, language: Language): string[] {
  const say = t(language, catalogueMessages);
  const names = t(language, itemFieldMessages);
  if (isEmpty(changes)) return [say['changes.none']()];
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  const { added, removed, changed, categories, regulation } = changes;
  return [
    ...added.map(({ id, title }) => say['changes.added']({ id, title: own(title) })),
    ...removed.map(({ id, title }) => say['changes.removed']({ id, title: own(title) })),
    ...changed.map(({ id, title, fields }) => {
      const said = fields.map((field) => names[field]()).join(language === 'en' ? ', ' : '、');
      return say['changes.changed']({ id, title: own(title), fields: said });
    }),
    ...categories.added.map((title) => say['changes.category.added']({ title: own(title) })),
    ...categories.removed.map((title) => say['changes.category.removed']({ title: own(title) })),
    ...(regulation ? [say['changes.regulation']({ before: regulation.before ?? '', after: regulation.after ?? '' })] : []),
  ];
}

/** What can't carry an adverse effect yet, with what each lacks. */
export function goLiveLines(open: readonly GoLiveEntry[], day: string, language: Language): string[] {
  const say = t(language, checkMessages);
  if (open.length === 0) return [say['golive.none']()];
  return [
    say['golive.some']({ n: open.length, day }),
    ...open.map((each) => {
      const why = each.missing.map((one) => say[`golive.${one}`]()).join(language === 'en' ? ', ' : '，');
      return `${each.kind}/${each.id}@${each.edition} ${each.verified} ${why}`;
    }),
  ];
}
