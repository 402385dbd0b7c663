import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { csvText } from '../../../kernel/tables/index.ts';
import { codesMessages } from '../messages.ts';
import { listOrders, type OrderQuery } from './list.ts';

/** Rows of one table; who needs more narrows the list. */
const limit = 5000;

/** The list of orders as a table for people: the same look. Throws as listOrders, and TOO_LARGE beyond 5,000. */
export async function ordersTable(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  query: Omit<OrderQuery, 'cursor' | 'limit'>,
  caller: Caller,
  language: Language,
): Promise<string> {
  const say = t(language, codesMessages);
  const { items, next } = await listOrders(kernel, { ...query, limit }, caller);
  if (next !== null) throw new XinhengError('TOO_LARGE', { limit: say['table.large']({ limit }) });
  const cause = (key: string): string => say[`cause.${key}` as 'cause.text']?.() ?? key;
  const heading = [
    say['table.number'](),
    say['table.kind'](),
    say['table.cause'](),
    say['table.codes'](),
    say['table.candidate'](),
    say['table.bodies'](),
    say['table.organ'](),
    say['table.opened'](),
    say['table.due'](),
    say['table.state'](),
    say['table.settled'](),
  ];
  return csvText([
    heading,
    ...items.map((each) => [
      each.number,
      say[`kind.${each.kind}`](),
      cause(each.cause),
      each.codes.join(' '),
      each.candidate ?? '',
      each.subjects.map(({ name }) => name).join(language === 'en' ? '; ' : '、'),
      each.organ,
      each.openedOn,
      each.due,
      each.late ? say['state.late']() : say[`state.${each.state}`](),
      each.settledOn ?? '',
    ]),
  ]);
}
