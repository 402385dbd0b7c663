import type { Kernel } from '../context.ts';
import { on } from '../db/types.ts';
import type { OutboxEntry } from '../outbox/index.ts';
import type { NotifyTables } from './tables.ts';
import { CHANNELS, type Channel } from './types.ts';

export interface OutgoingState {
  id: number;
  channel: Channel;
  account: string;
  kind: string;
  state: 'waiting' | 'failing' | 'sent' | 'no-address' | 'cancelled';
  at: string;
  sentAt: string | null;
  attempts: number;
  nextAt: string | null;
  lastError: string | null;
}

/** Entries of the outbox as operators see them: to whom and what became of them, neither address nor words. */
export async function outgoingOf(kernel: Pick<Kernel, 'db'>, entries: readonly OutboxEntry[]): Promise<OutgoingState[]> {
  if (entries.length === 0) return [];
  const places = entries.map((entry) => ({ entry, ...placeOf(entry) }));
  const tables = on<NotifyTables>(kernel.db.kysely);
  const ids = [...new Set(places.map(({ message }) => message))];
  const messages = await tables.selectFrom('messages').select(['message_id', 'account', 'kind']).where('message_id', 'in', ids).execute();
  const sendings = await tables
    .selectFrom('message_sendings')
    .select(['message_id', 'channel', 'outcome'])
    .where('message_id', 'in', ids)
    .execute();
  return places.flatMap(({ entry, channel, message }) => {
    const about = messages.find((each) => each.message_id === message);
    if (about === undefined) return [];
    const outcome = sendings.find((each) => each.message_id === message && each.channel === channel)?.outcome;
    const open = entry.attempts > 0 ? ('failing' as const) : ('waiting' as const);
    return [
      {
        id: entry.id,
        channel,
        account: about.account,
        kind: about.kind,
        state: entry.sentAt === null ? open : (outcome ?? 'sent'),
        at: entry.createdAt.toISOString(),
        sentAt: entry.sentAt?.toISOString() ?? null,
        attempts: entry.attempts,
        nextAt: entry.nextAt?.toISOString() ?? null,
        lastError: entry.lastError,
      },
    ];
  });
}

/** The key is `notify <channel> <message>`. */
function placeOf({ key }: OutboxEntry): { channel: Channel; message: string } {
  const [, channel = '', message = ''] = key.split(' ');
  return { channel: CHANNELS.find((each) => each === channel)!, message };
}
