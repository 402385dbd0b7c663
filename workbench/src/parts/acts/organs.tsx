import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { LANGUAGE } from '../../look/language.ts';
import { Zh } from '../text.tsx';

/** Names of organs by code, read once for the window: lists of the API give codes. */
function useOrganNames(): ReadonlyMap<string, { zh: string; en: string }> {
  const { data } = useQuery({
    queryKey: ['organ-names'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/organs', { params: { query: { former: true } }, signal })),
    select: ({ items }) => new Map(items.map(({ code, name }) => [code, name])),
    staleTime: Infinity,
  });
  return data ?? EMPTY;
}
const EMPTY: ReadonlyMap<string, { zh: string; en: string }> = new Map();

/** An organ by its name; the code where the register of organs has none (a source of registrations, say). */
export function OrganName({ code }: { code: string | null }): ReactElement | null {
  const name = useOrganNames().get(code ?? '');
  if (code === null || code === '') return null;
  if (name === undefined) return <code>{code}</code>;
  return LANGUAGE === 'en' ? <span>{name.en}</span> : <Zh>{name.zh}</Zh>;
}
