import { OTHER_NUMBERS, type NamedBody } from '../../kernel/documents/index.ts';
import { on, type Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { SubjectTables } from './types.ts';

/**
 * How papers name a body today: by its name and unified social credit code, and where it has none by the number of its old
 * registration, the register's own before others. A number that two bodies claim names neither. Throws NOT_FOUND.
 */
export async function partyOf(tx: Tx, subjectId: string): Promise<NamedBody> {
  const tables = on<SubjectTables>(tx);
  const body = await tables.selectFrom('subjects').select(['name', 'uscc']).where('subject_id', '=', subjectId).executeTakeFirst();
  if (body === undefined) throw new XinhengError('NOT_FOUND', { what: 'subject' });
  if (body.uscc !== null) return { name: body.name, code: body.uscc };
  const keys = await tables
    .selectFrom('subject_keys')
    .select(['kind', 'key'])
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'live')
    .where('kind', 'in', [...OTHER_NUMBERS])
    .orderBy('key')
    .execute();
  const [best] = OTHER_NUMBERS.flatMap((kind) => keys.filter((each) => each.kind === kind).map(({ key }) => ({ kind, number: key })));
  return { name: body.name, code: null, other: best ?? null };
}
