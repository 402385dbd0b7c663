import pg from 'pg';
import { databaseError, type Database } from '../../kernel/db/index.ts';
import { DossierMessages } from './copied.ts';
import type { StreamedDossier } from './types.ts';

/** Some of the table's blocks; `to` is not among them, null: to the end. */
export interface Part {
  from: number;
  to: number | null;
}

/** All dossiers as they are at one moment, in parts that can be read at once, in this process or in others. */
export interface Moment {
  /** By which another connection sees the same. */
  readonly snapshot: string;
  readonly parts: readonly Part[];
  /** The moment lasts until then. */
  close(): Promise<void>;
}

/** A part is not made smaller: beginning with it costs more than reading so many blocks, some four hundred thousand bodies. */
const LEAST_BLOCKS = 20_000;

/** Fixes a moment, in so many parts at most; of a small register there is one. */
export async function openMoment({ pool }: Pick<Database, 'pool'>, parts: number, least: number = LEAST_BLOCKS): Promise<Moment> {
  const client = await ownClient(pool);
  const close = async (): Promise<void> => {
    await client.end().catch(() => undefined);
  };
  try {
    // However long the reading takes, nobody speaks on this connection.
    await client.query(`${BEGIN}; set local idle_in_transaction_session_timeout = 0`);
    const { rows } = await client.query<{ snapshot: string; blocks: number }>(
      `select pg_export_snapshot() as snapshot, (pg_relation_size('dossiers') / current_setting('block_size')::int)::int as blocks`,
    );
    const { snapshot, blocks } = rows[0]!;
    return { snapshot, parts: partsOf(blocks, Math.max(1, Math.min(parts, Math.floor(blocks / least)))), close };
  } catch (error) {
    await close();
    throw databaseError(error) ?? error;
  }
}

function partsOf(blocks: number, count: number): Part[] {
  const bounds = Array.from({ length: count }, (_, k) => Math.floor((blocks * k) / count));
  return bounds.map((from, k) => ({ from, to: bounds[k + 1] ?? null }));
}

/** The dossiers of a part as of that moment, in no order, in lots of so many or a few more. */
export async function* streamDossiers(
  { pool }: Pick<Database, 'pool'>,
  lot: number,
  { snapshot }: Pick<Moment, 'snapshot'>,
  part: Part,
): AsyncGenerator<StreamedDossier[]> {
  const client = await ownClient(pool);
  try {
    await client.query(`${BEGIN}; set transaction snapshot ${pg.escapeLiteral(snapshot)}`);
    yield* client.query(new DossierCopy(copyOf(part), lot)).lots();
    await client.query('commit');
  } catch (error) {
    throw databaseError(error) ?? error;
  } finally {
    // Also where nobody reads on: an open COPY is cut off with its connection.
    await client.end().catch(() => undefined);
  }
}

const BEGIN = 'begin isolation level repeatable read read only';

function copyOf({ from, to }: Part): string {
  const end = to === null ? '' : ` and ctid < '(${to},0)'`;
  return `copy (select subject_id, facts from dossiers where ctid >= '(${from},0)'${end}) to stdout (format binary)`;
}

/** A connection of its own, since one that sends ahead refuses COPY. */
async function ownClient(pool: pg.Pool): Promise<pg.Client> {
  const options = pool.options as pg.ClientConfig;
  const client = new pg.Client({ ...options, password: options.password, pipeline: false });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw databaseError(error) ?? error;
  }
  return client;
}

type Listener = (chunk: Buffer) => void;

/**
 * A COPY of dossiers as a statement of the driver. While rows come it reads the socket itself: the library for COPY, which we
 * use where rows are few, spends more time on a row than grading it takes.
 */
class DossierCopy implements pg.Submittable {
  readonly #statement: string;
  readonly #lot: number;
  readonly #messages = new DossierMessages();
  #connection: pg.Connection | null = null;
  #ended = false;
  #error: unknown = null;
  #wake: () => void = () => undefined;

  constructor(statement: string, lot: number) {
    this.#statement = statement;
    this.#lot = lot;
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection;
    const { stream } = connection;
    const drivers = stream.listeners('data') as Listener[];
    stream.removeAllListeners('data');
    const read = (chunk: Buffer): void => {
      const ours = this.#messages.read(chunk);
      if (ours < chunk.length) {
        stream.off('data', read);
        for (const each of drivers) stream.on('data', each);
        for (const each of drivers) each(chunk.subarray(ours));
      } else if (this.#messages.dossiers.length >= this.#lot) {
        stream.pause();
        this.#wake();
      }
    };
    stream.on('data', read);
    connection.query(this.#statement);
  }

  /** Called by the driver. */
  handleError(error: unknown): void {
    this.#error = error;
    this.#end();
  }

  handleCommandComplete(): void {
    // How many there were is known.
  }

  handleReadyForQuery(): void {
    this.#end();
  }

  #end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *lots(): AsyncGenerator<StreamedDossier[]> {
    while (true) {
      while (!this.#ended && this.#messages.dossiers.length < this.#lot) {
        const more = new Promise<void>((resolve) => (this.#wake = resolve));
        this.#connection?.stream.resume();
        await more;
      }
      if (this.#error !== null) throw this.#error;
      if (this.#messages.dossiers.length === 0) return;
      yield this.#messages.taken();
    }
  }
}
