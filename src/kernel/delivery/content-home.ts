import { on } from '../db/index.ts';
import type { ContentHome, JournalEvent, StoredContent } from '../journal/index.ts';
import { attemptContent, consentContent, outcomeContent } from './content.ts';
import { toAttempt, toConsent, toOutcome } from './rows.ts';
import type { DeliveryTables } from './tables.ts';

const ATTEMPTED = 'delivery.attempted';
const RECORDED = 'delivery.recorded';
const CONSENTED = 'delivery.consented';

/** Where `journal verify` finds the content of deliveries: it is personal, and stands in their rows alone. */
export const deliveryHome: ContentHome = {
  types: [ATTEMPTED, RECORDED, CONSENTED],
  async fetch(db, events) {
    const of = (type: string): JournalEvent[] => events.filter((each) => each.type === type);
    const tables = on<DeliveryTables>(db.kysely);
    const attempts = await tables
      .selectFrom('deliveries')
      .selectAll()
      .where('delivery_id', 'in', ids(of(ATTEMPTED)))
      .execute();
    const outcomes = await tables
      .selectFrom('delivery_outcomes')
      .selectAll()
      .where('delivery_id', 'in', ids(of(RECORDED)))
      .execute();
    const consents = await tables
      .selectFrom('delivery_consents')
      .selectAll()
      .where('consent_id', 'in', ids(of(CONSENTED)))
      .execute();
    const stored = new Map<string, StoredContent>([
      ...attempts.map(
        (row) => [keyOf(ATTEMPTED, row.delivery_id, 1), { salt: row.salt, content: attemptContent(toAttempt(row)) }] as const,
      ),
      ...outcomes.map(
        (row) =>
          [
            keyOf(RECORDED, row.delivery_id, row.n + 1),
            { salt: row.salt, content: outcomeContent(row.delivery_id, toOutcome(row)) },
          ] as const,
      ),
      ...consents.map((row) => [keyOf(CONSENTED, row.consent_id, 1), { salt: row.salt, content: consentContent(toConsent(row)) }] as const),
    ]);
    const found = events.map(({ seq, type, object, version }) => [seq, stored.get(keyOf(type, object, version))] as const);
    return new Map(found.filter((each): each is [number, StoredContent] => each[1] !== undefined));
  },
};

function keyOf(type: string, object: string, version: number): string {
  return `${type} ${object} ${version}`;
}

/** Never empty: `in ()` is no SQL. */
function ids(events: readonly JournalEvent[]): string[] {
  return ['00000000-0000-0000-0000-000000000000', ...new Set(events.map((each) => each.object))];
}
