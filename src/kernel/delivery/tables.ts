import type { ColumnType } from 'kysely';
import type { IsoDate } from '../db/index.ts';
import type { ServiceMethod } from '../policy/index.ts';
import type { ConsentStep, OutcomeKind } from './types.ts';

/** jsonb goes in as text. */
type Json<T> = ColumnType<T, string, never>;

export interface DeliveryTables {
  deliveries: {
    delivery_id: string;
    case_id: string;
    subject_id: string | null;
    documents: Json<string[]>;
    method: ServiceMethod;
    sent_on: IsoDate;
    recipient: string;
    address: string;
    by_account: string;
    at: Date;
    salt: Buffer;
  };
  delivery_outcomes: {
    case_id: string;
    n: number;
    delivery_id: string;
    outcome: OutcomeKind;
    on_day: IsoDate;
    recorded_on: IsoDate;
    proof: Json<Record<string, string>>;
    file_id: string | null;
    file_sha256: string | null;
    reason: string | null;
    by_account: string;
    at: Date;
    salt: Buffer;
  };
  delivery_consents: {
    subject_id: string;
    n: number;
    consent_id: string;
    step: ConsentStep['step'];
    from_day: IsoDate;
    address: string | null;
    papers: ColumnType<string[] | null, string | null, never>;
    signed_by: string;
    signed_on: IsoDate;
    by_account: string;
    at: Date;
    file_id: string | null;
    file_sha256: string | null;
    salt: Buffer;
  };
  delivery_files: {
    file_id: string;
    name: string;
    media_type: string;
    sha256: string;
    file: Buffer;
    filed_at: Date;
  };
}
