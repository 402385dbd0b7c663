import { t, type Language } from '../../kernel/i18n/types.ts';
import { bulletinMessages } from './messages.ts';
import type { Counted, Unknown, Weekly } from './types.ts';

type Facts = Omit<Weekly, 'sentences' | 'unknownSentences'>;

/** So many organs are named in a sentence; the list has all. */
const NAMED = 5;

export const nameIn = (language: Language, { name, nameEn }: { name: string; nameEn: string }): string =>
  language === 'en' ? nameEn : name;
const numberOf = ({ n, more }: Counted): string => `${n}${more ? '+' : ''}`;

/** Five sentences, each a fact or two. */
export function sentencesOf(facts: Facts, language: Language): string[] {
  const texts = t(language, bulletinMessages);
  const { late, dueSoon, silent, objections, unconfirmed } = facts;
  const join = (...parts: string[]): string => parts.join(language === 'en' ? ' ' : '');
  const worst = late.worst ? [texts['late.worst']({ organ: nameIn(language, late.worst), n: late.worst.n })] : [];
  return [
    join(texts.late({ n: late.n, before: late.before.n }), ...worst),
    texts.soon({ n: dueSoon.n, organs: dueSoon.organs, to: dueSoon.to }),
    texts.silent({ n: silent.n, names: silentNames(facts, language) }),
    join(
      texts.objections({ n: numberOf(objections), days: objections.days }),
      texts.unconfirmed({ n: unconfirmed.n, days: unconfirmed.days }),
    ),
    join(...codeSentences(facts, language)),
  ];
}

function silentNames({ silent, named }: Facts, language: Language): string {
  if (!named) return '';
  const names = silent.organs
    .slice(0, NAMED)
    .map((organ) => nameIn(language, organ))
    .join(language === 'en' ? ', ' : '、');
  if (silent.n <= NAMED) return names;
  return t(language, bulletinMessages)['silent.more']({ names, n: silent.n });
}

function codeSentences({ codes }: Facts, language: Language): string[] {
  const texts = t(language, bulletinMessages);
  if (codes === null) return [texts['codes.none']()];
  const { perTenThousand: rate, target, month, worst, orders } = codes;
  return [
    rate === null ? texts['codes.unrated']({ month }) : texts.codes({ rate, target, month }),
    ...(worst && Number(worst.perTenThousand) > 0
      ? [texts['codes.worst']({ district: worst.name ?? worst.district, rate: worst.perTenThousand })]
      : []),
    texts['codes.orders']({ n: orders.n }),
  ];
}

/** What is not known; silent organs together, by name only where organs are named. */
export function unknownOf(facts: Facts, language: Language): string[] {
  const texts = t(language, bulletinMessages);
  const said = (each: Exclude<Unknown, { kind: 'silent' }>): string => {
    switch (each.kind) {
      case 'provisional':
        return texts['unknown.provisional']({ n: numberOf(each.count), year: each.year });
      case 'month-open':
        return texts['unknown.month']({ month: each.month });
      default:
        return texts['unknown.codes']();
    }
  };
  const who = silentNames(facts, language) || texts['silent.count']({ n: facts.silent.n });
  return [
    ...(facts.silent.n === 0 ? [] : [texts['unknown.silent']({ who, ...facts.week })]),
    ...facts.unknown.flatMap((each) => (each.kind === 'silent' ? [] : [said(each)])),
  ];
}
