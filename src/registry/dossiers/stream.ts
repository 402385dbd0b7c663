import pg from 'pg';
import { databaseError, type Database } from '../../kernel/db/index.ts';
import { DossierMessages } from './copied.ts';
import type { StreamedDossier } from './types.ts';

const COPY = 'copy (select subject_id, position, facts from dossiers) to stdout (format binary)';

/** All dossiers as of one moment, in no order, in lots of so many or a few more; `opened` is awaited when that moment is fixed. */
export async function* streamDossiers(
  { pool }: Pick<Database, 'pool'>,
  lot: number,
  opened: () => Promise<void> = async () => undefined,
): AsyncGenerator<StreamedDossier[]> {
  // A connection of its own, since one that sends ahead refuses COPY.
  const options = pool.options as pg.ClientConfig;
  const client = new pg.Client({ ...options, password: options.password, pipeline: false });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    await client.query('select pg_current_snapshot()');
    await opened();
    yield* client.query(new DossierCopy(lot)).lots();
    await client.query('commit');
  } catch (error) {
    throw databaseError(error) ?? error;
  } finally {
    // Also where nobody reads on: an open COPY is cut off with its connection.
    await client.end().catch(() => undefined);
  }
}

type Listener = (chunk: Buffer) => void;

/**
 * A COPY of dossiers as a statement of the driver. While rows come it reads the socket itself: the library for COPY, which we
 * use where rows are few, spends more time on a row than grading it takes.
 */
class DossierCopy implements pg.Submittable {
  readonly #lot: number;
  readonly #messages = new DossierMessages();
  #connection: pg.Connection | null = null;
  #ended = false;
  #error: unknown = null;
  #wake: () => void = () => undefined;

  constructor(lot: number) {
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
    connection.query(COPY);
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
