import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import { portalWords, sentenceMessages, type sentences } from '../../../house.ts';
import { LANGUAGE, own } from '../../../look/language.ts';
import { natureOf, selectedOf, severityOf, useCodes, wordOf } from '../../../parts/acts/index.ts';
import type { Both, Content } from '../types.ts';

export const verifiedName = (mark: string): string => wordOf(portalWords, `verified.${mark}`, mark);

export interface Item {
  id: string;
  title: Both;
  /** Of the acts whose records belong to it. */
  kind: string;
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

/** Kinds of act whose records belong to these items. */
export const kindsOf = (items: readonly Item[], ids: readonly string[]): string[] => [
  ...new Set(items.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind)),
];

function severityName(code: string): string {
  return code === 'unstated' || code === 'none' ? wordOf(sentenceMessages, `severity.${code}`, code) : severityOf(code);
}

/**
 * Codes of records have the words of their templates (empty while these are on their way), kinds and states of bodies and
 * severities ours; what has none stands as it is, marked as such.
 */
function valueName(code: string, listed: string | undefined): string {
  const words = [
    [portalWords, 'body'],
    [portalWords, 'state'],
    [portalWords, 'severity'],
    [sentenceMessages, 'severity'],
  ] as const;
  const general = words.map(([catalogue, part]) => wordOf(catalogue, `${part}.${code}`, ''));
  const word = [listed, ...general].find((each) => each !== undefined && each !== '') ?? listed;
  return word ?? (LANGUAGE === 'en' ? `"${code}"` : `“${code}”`);
}

const titleIn = (all: readonly { id: string; title: Both }[], id: string): string => {
  const found = all.find((each) => each.id === id);
  return found === undefined ? id : own(found.title);
};

/** How everything that a model names is called. */
export function useNames(content: Content): sentences.Names {
  const items = useItems();
  const codes = useCodes();
  return {
    item: (id) => titleIn(items, id),
    nature: natureOf,
    severity: severityName,
    value: (code, held) => valueName(code, selectedOf(codes, kindsOf(items, held.items), held.part, code)),
    indicator: (id) => titleIn(content.indicators, id),
    itemsOf: (id) => content.indicators.find((each) => each.id === id)?.select?.items ?? [],
    isAmount: (id) => content.indicators.find((each) => each.id === id)?.aggregate.kind === 'amount',
    group: (id) => titleIn(content.groups, id),
    grade: (id) => titleIn(content.grades, id),
  };
}
