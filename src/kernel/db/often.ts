import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';

const MARK = '/* often */ ';

/**
 * In front of a statement that is asked over and over in the same words: each connection has the server read and plan it once,
 * which takes longer than to answer it for one body. Not for text that grows with what is asked, such as lists of parameters,
 * and never `select *`: a column more, while connections live, would be an error.
 */
export const OFTEN = sql.raw(MARK);

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  return name;
}

type Query = (this: unknown, config: unknown, ...rest: unknown[]) => unknown;
const plainly = pg.Client.prototype.query as unknown as Query;

/** The driver's client; marked statements get a name, by which it prepares them once a connection. */
export class PreparingClient extends pg.Client {}

PreparingClient.prototype.query = function query(this: pg.Client, config: unknown, ...rest: unknown[]): unknown {
  if (typeof config !== 'string' || !config.startsWith(MARK)) return plainly.call(this, config, ...rest);
  const [values, ...others] = rest;
  return plainly.call(this, { name: nameOf(config), text: config, values }, ...others);
} as unknown as pg.Client['query'];
