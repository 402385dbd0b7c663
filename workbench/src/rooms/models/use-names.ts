import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { portalWords, sentenceMessages, type sentences } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { natureOf, severityOf, wordOf } from '../../parts/acts/index.ts';
import type { Both, Content } from './types.ts';

export const own = (text: Both): string => (LANGUAGE === 'en' ? text.en : text.zh);

export const verifiedName = (mark: string): string => wordOf(portalWords, `verified.${mark}`, mark, LANGUAGE);
export const bodyName = (kind: string): string => wordOf(portalWords, `body.${kind}`, kind, LANGUAGE);

export interface Item {
  id: string;
  title: Both;
}

/** Items of the catalogue in force, which are what a model may select; read once for the window. */
export function useItems(): readonly Item[] {
  const { data } = useQuery({
    queryKey: ['catalogue-items'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/catalogue', { params: {}, signal })),
    select: ({ content }) => (content as { items?: Item[] }).items ?? NONE,
    staleTime: Infinity,
  });
  return data ?? NONE;
}
const NONE: readonly Item[] = [];

function severityName(code: string): string {
  return code === 'unstated' || code === 'none'
    ? wordOf(sentenceMessages, `severity.${code}`, code, LANGUAGE)
    : severityOf(code);
}

/** Codes of records stand as they are, marked as such; kinds and states of bodies have words. */
function valueName(code: string): string {
  const body = wordOf(portalWords, `body.${code}`, '', LANGUAGE);
  const state = wordOf(portalWords, `state.${code}`, '', LANGUAGE);
  if (body !== '' || state !== '') return body || state;
  const severity = severityName(code);
  if (severity !== code) return severity;
  return LANGUAGE === 'en' ? `"${code}"` : `“${code}”`;
}

const titleIn = (all: readonly { id: string; title: Both }[], id: string): string => {
  const found = all.find((each) => each.id === id);
  return found === undefined ? id : own(found.title);
};

/** How everything that a model names is called. */
export function useNames(content: Content): sentences.Names {
  const items = useItems();
  return {
    item: (id) => titleIn(items, id),
    nature: natureOf,
    severity: severityName,
    value: valueName,
    indicator: (id) => titleIn(content.indicators, id),
    isAmount: (id) => content.indicators.find((each) => each.id === id)?.aggregate.kind === 'amount',
    group: (id) => titleIn(content.groups, id),
    grade: (id) => titleIn(content.grades, id),
  };
}
