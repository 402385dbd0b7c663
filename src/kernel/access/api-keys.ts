import { audit } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { on, type Tx } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import { secret } from '../ids/index.ts';
import { organDistrict } from './organ.ts';
import { tokenHash } from './sessions.ts';
import type { AccessTables } from './tables.ts';
import type { Caller } from './types.ts';

const SHAPE = /^xh_[\w-]{43}$/;

export interface NewApiKey {
  keyId: string;
  /** Shown once; the database holds its hash. */
  key: string;
}

/** A bearer key for an organ's system, bounded by the organ's division unless another is given. Throws BAD_INPUT, ORGAN_UNKNOWN. */
export async function createApiKey(
  kernel: Kernel,
  tx: Tx,
  by: Caller,
  of: { organ: string; district?: string | null; label: string },
): Promise<NewApiKey> {
  if (of.organ === '' || of.label.trim() === '') throw new XinhengError('BAD_INPUT', { what: 'organ, label' });
  const key = `xh_${secret().toString('base64url')}`;
  const keyId = secret(6).toString('hex');
  await on<AccessTables>(tx)
    .insertInto('api_keys')
    .values({
      key_hash: tokenHash(key),
      key_id: keyId,
      label: of.label.trim(),
      organ: of.organ,
      district: of.district === undefined ? organDistrict(kernel, of.organ) : of.district,
      created_at: kernel.clock.now().toString(),
      revoked_at: null,
    })
    .execute();
  await audit(kernel, tx, by, { action: 'key.created', object: keyId, outcome: 'ok', details: { organ: of.organ } });
  return { keyId, key };
}

/** Throws NOT_FOUND when no live key has the id. */
export async function revokeApiKey(kernel: Kernel, tx: Tx, by: Caller, keyId: string): Promise<void> {
  const revoked = await on<AccessTables>(tx)
    .updateTable('api_keys')
    .set({ revoked_at: kernel.clock.now().toString() })
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .returning('key_id')
    .executeTakeFirst();
  if (revoked === undefined) throw new XinhengError('NOT_FOUND', { what: keyId });
  await audit(kernel, tx, by, { action: 'key.revoked', object: keyId, outcome: 'ok' });
}

/** The machine behind a bearer key, or undefined. */
export async function findMachine(kernel: Kernel, key: string, purpose: string | null): Promise<Caller | undefined> {
  if (!SHAPE.test(key)) return undefined;
  const row = await on<AccessTables>(kernel.db.kysely)
    .selectFrom('api_keys')
    .select(['key_id', 'organ', 'district'])
    .where('key_hash', '=', tokenHash(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    account: `key:${row.key_id}`,
    userId: null,
    role: 'machine',
    organ: row.organ,
    district: row.district,
    subjectId: null,
    purpose,
  };
}
