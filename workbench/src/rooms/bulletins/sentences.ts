import type { paths } from '../../api/schema.d.ts';
import { t, type Language } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { bulletinMessages } from './messages.ts';

export type Weekly = paths['/api/v1/bulletins/weekly']['get']['responses'][200]['content']['application/json'];

/** A number of a sentence, and the page with the list that is as long as it says. */
export interface Behind {
  key: string;
  number: string;
  page: string;
  text: string;
}

type Counted = Pick<Weekly['late'], 'n' | 'more' | 'list'>;

const numberOf = ({ n, more }: Pick<Counted, 'n' | 'more'>): string => `${n}${more ? '+' : ''}`;

/** The lists behind the numbers of one of the five sentences, in the order in which they stand there. Pure. */
export function linksOf(found: Weekly, sentence: number, language: Language = LANGUAGE): Behind[] {
  const say = t(language, bulletinMessages);
  const link = (key: string, of: Counted, text: (p: { n: string }) => string): Behind => {
    const number = numberOf(of);
    return { key, number, page: of.list.page, text: text({ n: number }) };
  };
  const { late, dueSoon, silent, objections, unconfirmed, codes } = found;
  const { worst } = late;
  switch (sentence) {
    case 0:
      return [
        link('late', late, say['link.late']),
        link('before', late.before, say['link.before']),
        ...(worst === null
          ? []
          : [
              link('worst', { ...worst, more: false }, ({ n }) =>
                say['link.worst']({ organ: language === 'en' ? worst.nameEn : worst.name, n }),
              ),
            ]),
      ];
    case 1:
      return [link('soon', dueSoon, say['link.soon'])];
    case 2:
      return [link('silent', silent, say['link.silent'])];
    case 3:
      return [link('objections', objections, say['link.objections']), link('unconfirmed', unconfirmed, say['link.unconfirmed'])];
    default:
      if (codes === null) return [];
      return [
        {
          key: 'codes',
          number: codes.perTenThousand ?? '',
          page: codes.list.page,
          text: say['link.codes'](),
        },
        link('orders', codes.orders, say['link.orders']),
      ];
  }
}

/** Of what is not known, the number that has a list. */
export function unknownLink(found: Weekly, language: Language = LANGUAGE): Behind | null {
  const count = found.unknown.find(({ kind }) => kind === 'provisional')?.count;
  if (count === undefined) return null;
  const number = numberOf(count);
  const text = t(language, bulletinMessages)['link.provisional']({ n: number });
  return { key: 'provisional', number, page: count.list.page, text };
}

/** The same day of another week. */
export function shiftWeek(day: string, weeks: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Date(at.getTime() + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}
