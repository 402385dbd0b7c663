import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration } from '../../src/registry/intake/testing/files.ts';

const BODIES = 3_000;
/** Rows of one file of acts: 26 chunks. */
export const ACTS = 26_000;

/** Every fate of a first load occurs: clean, held, wrong amount, wrong name, wrong code, twice in the file, not registered yet. */
function act(n: number): string[] {
  const body = 1 + (n % (BODIES + 40));
  const number = { CF_WSH: `示市监罚〔2026〕${n}号`, CF_JDRQ: '2025-11-20' };
  switch (n % 53) {
    case 3:
      return penalty(body, { ...number, CF_SY: '负责人王小明在场。' });
    case 7:
      return penalty(body, { ...number, CF_NR_FK: '2000' });
    case 11:
      return penalty(body, { ...number, CF_XDR_MC: '虚构建筑工程有限公司' });
    case 17:
      return penalty(body, { ...number, CF_XDR_SHXYM: '91509900MX00000000' });
    case 23:
      // The same document a second time: the row of 22 places before.
      return penalty(1 + ((n - 22) % (BODIES + 40)), { CF_WSH: `示市监罚〔2026〕${n - 22}号`, CF_JDRQ: '2025-11-20' });
    default:
      return penalty(body, number);
  }
}

export function writeRegistrations(data: string): string {
  const rows = Array.from({ length: BODIES }, (_, i) => registration(i + 1));
  return write(data, 'registrations.csv', csv(REGISTRATION_HEADING, rows));
}

/** The file of a round: documents that no other round has, except one repeated across the border. */
export function writeActs(data: string, round: number): string {
  const rows = Array.from({ length: ACTS }, (_, i) => act(round * ACTS + i + 1));
  return write(data, `acts-${round}.csv`, csv(PENALTY_HEADING, rows));
}

function write(data: string, name: string, content: string): string {
  const path = join(data, name);
  writeFileSync(path, content);
  return path;
}
