import type { PolicyStore } from '../../kernel/policy/types.ts';
import type { OrganEntry, OrgansContent } from '../../kernel/policy/schemas/organs.ts';
import type { Line } from '../records/index.ts';
import { normaliseName } from '../subjects/index.ts';

export interface DecidingOrgan {
  /** Code of policy data; for an organ of another place, its name as given. */
  code: string;
  line: Line;
}

/** Organs as intake meets them: by code, USCC, name, short name or alias. Made once a batch. */
export class OrganBook {
  readonly #byText = new Map<string, OrganEntry>();
  readonly #byCode = new Map<string, OrganEntry>();

  constructor(policy: Pick<PolicyStore, 'all'>) {
    for (const document of policy.all<OrgansContent>('organs'))
      for (const organ of document.content.organs) {
        // Documents come newest edition first.
        if (this.#byCode.has(organ.code)) continue;
        this.#byCode.set(organ.code, organ);
        const names = [organ.code, organ.uscc, organ.name.zh, organ.shortName, ...organ.aliases.map((a) => a.name)];
        for (const name of names) if (name !== undefined) this.#remember(name, organ);
      }
  }

  #remember(name: string, organ: OrganEntry): void {
    const text = normaliseName(name);
    if (!this.#byText.has(text)) this.#byText.set(text, organ);
  }

  find(text: string): OrganEntry | undefined {
    return this.#byText.get(normaliseName(text));
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
