import type { OrganEntry, PolicyStore } from '../../../kernel/policy/index.ts';
import { organBook } from '../../organs/index.ts';
import type { Line } from '../../records/index.ts';

export interface DecidingOrgan {
  /** Code of policy data; for an organ of another place, its name as given. */
  code: string;
  line: Line;
}

/** Organs as intake meets them; answers are kept, since a file names few organs many times. Made once a batch. */
export class OrganBook {
  readonly #book: ReturnType<typeof organBook>;
  readonly #day: string;
  readonly #byCode: ReadonlyMap<string, OrganEntry>;

  constructor(policy: Pick<PolicyStore, 'all'>, day: string) {
    this.#book = organBook(policy);
    this.#day = day;
    this.#byCode = new Map(this.#book.all().map((organ) => [organ.code, organ]));
  }

  find(text: string): OrganEntry | undefined {
    return this.#book.find(text, this.#day)?.organ;
  }

  /** The organ itself, one under it by line or district, or one whose successor it is (the successor answers). */
  answersFor(reporting: string, deciding: string): boolean {
    const seen = new Set<string>();
    const queue = [deciding];
    for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
      if (code === reporting) return true;
      if (seen.has(code)) continue;
      seen.add(code);
      const organ = this.#byCode.get(code);
      for (const next of [organ?.lineParent, organ?.districtParent, organ?.successor]) if (next) queue.push(next);
    }
    return false;
  }
}
