import type { Kernel } from '../../kernel/context.ts';
import { on, type Tx } from '../../kernel/db/types.ts';
import type { Disclosure, DisclosureTables } from './types.ts';

/**
 * The only door for data that leaves: written before the first byte goes, so that a delivery that breaks off counts as
 * received. Appends `disclosure.made`: the last thing in the caller's transaction. Returns the id.
 */
export async function disclose(tx: Tx, kernel: Pick<Kernel, 'append' | 'ids'>, disclosure: Disclosure, at: Date): Promise<string> {
  const id = kernel.ids.record();
  const { recipient, channel, purpose, filter, fromSeq, toSeq, itemCount } = disclosure;
  await on<DisclosureTables>(tx)
    .insertInto('disclosures')
    .values({
      disclosure_id: id,
      recipient,
      channel,
      purpose,
      filter: JSON.stringify(filter),
      from_seq: fromSeq,
      to_seq: toSeq,
      item_count: itemCount,
      at,
    })
    .execute();
  const content = { disclosureId: id, recipient, channel, purpose, filter: plain(filter), fromSeq, toSeq, itemCount };
  await kernel.append(
    tx,
    [
      {
        type: 'disclosure.made',
        subjectId: null,
        object: id,
        version: 1,
        content,
        salt: kernel.ids.salt(),
        home: 'journal',
      },
    ],
    at,
  );
  return id;
}

/** Without fields that are not set: what is hashed has no `undefined`. */
function plain(filter: Disclosure['filter']): { [field: string]: string[] } {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, values]) => values !== undefined)
      .map(([field, values]) => [field, [...(values as readonly string[])]]),
  );
}
