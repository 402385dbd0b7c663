import { t, type Language } from '../../kernel/i18n/types.ts';
import type { Kept } from './keep.ts';
import { codesMessages } from './messages.ts';
import type { ListedOrder, OrganLoad } from './orders/list.ts';
import type { CodeRate, CodeRates } from './rate.ts';
import type { FindingKind } from './types.ts';

export interface CauseCount {
  kind: FindingKind;
  cause: string;
  n: number;
  candidates: number;
}

type Key = keyof typeof codesMessages.zh;
type Words = Record<string, () => string>;

/** What a person reads of a check: how many, then by cause. */
export function checkText(kept: Kept, causes: readonly CauseCount[], language: Language): string {
  const say = t(language, codesMessages);
  return [
    say['check.summary'](kept),
    ...causes.map(({ kind, cause, n, candidates }) =>
      say['check.count']({ kind: say[`kind.${kind}`](), cause: causeText(cause, language), n, candidates }),
    ),
  ].join('\n');
}

function causeText(cause: string, language: Language): string {
  const words = t(language, codesMessages) as unknown as Words;
  return words[`cause.${cause}` satisfies string as Key]?.() ?? cause;
}

export function ordersText(
  page: { items: readonly ListedOrder[]; next: string | null },
  organs: readonly OrganLoad[],
  language: Language,
): string {
  const say = t(language, codesMessages);
  const loads = organs.filter((each) => each.late > 0).map((each) => say['orders.late']({ ...each, since: each.since ?? '' }));
  if (page.items.length === 0) return [...loads, say['orders.none']()].join('\n');
  const lines = page.items.flatMap((order) => {
    const line = say['orders.line']({
      number: order.number,
      kind: say[`kind.${order.kind}`](),
      cause: causeText(order.cause, language),
      codes: order.codes.join(language === 'en' ? ', ' : '、'),
      organ: order.organ,
      due: order.due,
      state: say[`state.${order.late ? 'late' : order.state}`](),
      name: order.subjects.map((each) => each.name).join(language === 'en' ? ', ' : '、'),
    });
    return order.candidate === null ? [line] : [line, say['orders.candidate']({ code: order.candidate })];
  });
  return [...loads, ...lines, ...(page.next === null ? [] : [say['orders.more']()])].join('\n');
}

export function ratesText(rates: CodeRates, language: Language): string {
  const say = t(language, codesMessages);
  const line = (name: string, rate: CodeRate): string =>
    rate.perTenThousand === null
      ? say['rate.unrated']({ name, wrong: rate.wrong, bodies: rate.bodies })
      : say['rate.line']({ name, rate: rate.perTenThousand, wrong: rate.wrong, bodies: rate.bodies });
  return [
    say['rate.head'](rates),
    line(say['rate.total'](), rates.total),
    ...rates.districts.map((each) => line(each.name ?? each.district ?? say['rate.unknown'](), each)),
    // As the pages do: an organ by its official English name; districts have none and stay as they are.
    ...rates.organs.map((each) => line(language === 'en' ? each.nameEn : each.name, each)),
  ].join('\n');
}
