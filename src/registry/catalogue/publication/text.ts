import { t, type Language } from '../../../kernel/i18n/types.ts';
import { differencesText } from '../command-text.ts';
import type { Difference } from './differences.ts';
import type { DraftView } from './drafts.ts';
import { publicationMessages } from './messages.ts';

/** So much of a value is printed; the whole stands in the document of `--json`. */
const LONGEST = 120;

export function draftText(draft: DraftView, language: Language): string {
  const head = t(language, publicationMessages).drafted({ name: draft.name, against: draft.against ?? '' });
  const changes = draft.items === null ? changesText(draft.changes, language) : differencesText(draft.items, language);
  return [head, ...changes].join('\n');
}

export function draftsText(drafts: readonly DraftView[], language: Language): string {
  const say = t(language, publicationMessages);
  if (drafts.length === 0) return say['drafts.none']();
  return drafts.map(({ name, inForceFrom, draftedBy }) => say['drafts.line']({ name, day: inForceFrom, by: draftedBy })).join('\n');
}

function changesText(changes: readonly Difference[], language: Language): string[] {
  const say = t(language, publicationMessages);
  if (changes.length === 0) return [say['changes.none']()];
  return changes.map(({ what, path, title, before, after }) =>
    say[`change.${what}`]({
      path,
      title: title === null ? '' : language === 'en' ? title.en : title.zh,
      before: short(before),
      after: short(after),
    }),
  );
}

function short(value: string | null): string {
  if (value === null) return '';
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
