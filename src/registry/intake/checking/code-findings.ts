import { checkUscc, expected18, wrongCharacter } from '../../uscc/index.ts';
import type { Finding } from '../reading/draft.ts';
import type { FindingCode } from '../fates/fates.ts';

type CodeFinding = Omit<Finding, 'column'>;

/** In this order: what explains most comes first, since a row shows one. */
const FATAL = ['SENTINEL', 'LENGTH', 'CHARSET', 'CHECK18', 'CHECK_ORG'] as const satisfies FindingCode[];

// Excel turns a long figure into 9.15E+17 when the cell was not text; the last digits are gone for ever.
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d{2}$/iu;

/** What is wrong with a code, in the words of the reject file. Nothing is mended. */
export function codeFindings(code: string): { valid: boolean; findings: CodeFinding[] } {
  if (SCIENTIFIC.test(code)) return { valid: false, findings: [{ code: 'SCIENTIFIC', params: { text: code } }] };
  const check = checkUscc(code);
  if (check.valid) return { valid: true, findings: [] };
  const findings = FATAL.filter((f) => check.findings.includes(f)).map((f) => ({ code: f, params: paramsOf(f, code) }));
  return { valid: false, findings };
}

function paramsOf(finding: (typeof FATAL)[number], code: string): Finding['params'] {
  switch (finding) {
    case 'LENGTH':
      return { length: code.length };
    case 'CHARSET': {
      const wrong = wrongCharacter(code);
      return wrong ? { position: wrong.position, character: wrong.character } : { position: 0, character: '' };
    }
    case 'CHECK18':
      return { expect: expected18(code.slice(0, 17)) ?? '', got: code.slice(17) };
    default:
      return {};
  }
}
