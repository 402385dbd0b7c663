import { Type } from 'typebox';
import { decodeCursor, encodeCursor } from '../../../kernel/http/index.ts';

/** What a reviewer reads first: what changes, what goes back, what comes mended, what is new. */
const SECTIONS = ['changed', 'back', 'mended', 'fresh'] as const;
export type Section = (typeof SECTIONS)[number];

const LIST = 'intake.review';
const Position = Type.Tuple([Type.Integer({ minimum: 0, maximum: 3 }), Type.Integer({ minimum: 0 })]);

export interface PageAsked {
  cursor?: string | undefined;
  limit?: number | undefined;
}

/**
 * One page of what a batch would do, in the order of the sections and of the rows in each. It is read off the whole file, of
 * which it keeps no more than a page for each section. Throws BAD_CURSOR.
 */
export class ReviewPage<Entries extends Record<Section, { row: number }>> {
  readonly #after: readonly [number, number];
  readonly #limit: number;
  readonly #kept: { [S in Section]: Entries[S][] } = { changed: [], back: [], mended: [], fresh: [] };

  constructor({ cursor, limit = 100 }: PageAsked) {
    const [section, row] = cursor === undefined ? [0, 0] : decodeCursor(LIST, Position, cursor);
    this.#after = [section, row];
    this.#limit = limit;
  }

  /** Whether an entry of this section and row can still come onto the page. */
  wants(section: Section, row: number): boolean {
    const no = SECTIONS.indexOf(section);
    const [after, last] = this.#after;
    return (no > after || (no === after && row > last)) && this.#kept[section].length <= this.#limit;
  }

  add<S extends Section>(section: S, entry: Entries[S]): void {
    if (this.wants(section, entry.row)) this.#kept[section].push(entry);
  }

  /** The lists of this page, and where the next begins; null when nothing is left. */
  cut(): { [S in Section]: Entries[S][] } & { next: string | null } {
    const all = SECTIONS.flatMap((section, no) => this.#kept[section].map(({ row }) => ({ section, no, row })));
    const last = all[this.#limit - 1];
    const listed = <S extends Section>(section: S): Entries[S][] => {
      const n = all.slice(0, this.#limit).filter((each) => each.section === section).length;
      return this.#kept[section].slice(0, n);
    };
    return {
      changed: listed('changed'),
      back: listed('back'),
      mended: listed('mended'),
      fresh: listed('fresh'),
      next: last && all.length > this.#limit ? encodeCursor(LIST, [last.no, last.row]) : null,
    };
  }
}
