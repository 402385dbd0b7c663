import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { organsNamed } from '../organs/index.ts';
import type { OrganFigures } from './types.ts';

export interface OrganMonth {
  month: string;
  frozenOn: string;
  figures: OrganFigures;
}

/**
 * One organ's figures of every frozen month in which it stands, latest first, as they were published: first editions, with
 * its own sentence. Undefined while organs are not named in public.
 */
export async function organMonths(
  kernel: Pick<Kernel, 'db' | 'settings'>,
  organ: string,
  today: string,
): Promise<OrganMonth[] | undefined> {
  if (!organsNamed(kernel.settings, today)) return undefined;
  const { rows } = await sql<OrganMonth>`
    select m.month, m.counted_on as "frozenOn", o as figures
    from figure_months m, jsonb_array_elements(m.figures->'organs') o
    where m.revision = 0 and o->>'organ' = ${organ} order by m.month desc limit 36`.execute(kernel.db.kysely);
  return rows;
}
