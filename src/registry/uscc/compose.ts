import { expected18, expectedOrg } from './alphabet.ts';
import { isValidUscc } from './check.ts';

export interface UsccParts {
  /** One character, e.g. 9. */
  department: string;
  /** One character, e.g. 1. */
  category: string;
  /** Six digits. Invented bodies take a region that was never assigned (509900), so that no code can be a real one. */
  region: string;
  /** Eight characters of the organisation code, without its check character. */
  body: string;
}

/** A code with both check characters, for invented bodies. Throws RangeError when the parts can't make one. */
export function composeUscc({ department, category, region, body }: UsccParts): string {
  const first17 = `${department}${category}${region}${body}${expectedOrg(body) ?? ''}`;
  const code = first17 + (expected18(first17) ?? '');
  if (department.length !== 1 || category.length !== 1 || !isValidUscc(code)) throw new RangeError(`no code from ${first17}`);
  return code;
}
