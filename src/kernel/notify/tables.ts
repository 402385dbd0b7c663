import type { ColumnType } from 'kysely';
import type { Addressed, Channel } from './types.ts';

/** Instants are bound as ISO strings made from the kernel's clock and come back as Date. */
type Instant = ColumnType<Date, string, string>;
type MaybeInstant = ColumnType<Date | null, string | null, string | null>;

export interface NotifyTables {
  messages: {
    message_id: string;
    key: string;
    account: string;
    kind: string;
    params: ColumnType<Record<string, number | string>, string, never>;
    link: string | null;
    subject_id: string | null;
    show_from: string;
    created_at: Instant;
    read_at: MaybeInstant;
    cancelled_at: MaybeInstant;
  };
  message_addresses: { account: string; channel: Addressed; address: string; set_at: Instant };
  message_sendings: {
    message_id: string;
    channel: Channel;
    outcome: 'sent' | 'no-address' | 'cancelled';
    at: Instant;
  };
}
