import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { ActTemplateContent } from '../../../kernel/policy/schemas/act-template.ts';
import type { MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import type { ActRow } from '../checking/act-row.ts';
import { addresseeIdentity } from '../checking/act-row.ts';
import { keptCells } from './cells.ts';
import { actChecker, type Checked } from '../checking/check.ts';
import { registrationChecker } from '../checking/check-registration.ts';
import type { CheckedRow } from '../checking/checked-row.ts';
import { compileMapping } from './compile.ts';
import type { Heading } from './heading.ts';
import type { OrganBook } from '../checking/organs.ts';
import type { TableRow } from '../../../kernel/sheets/index.ts';
import { hashUuid } from '../../records/index.ts';
import { normaliseName, type RegistrationClaim } from '../../subjects/index.ts';
import type { Draft } from './draft.ts';

export interface Prepared {
  mapping: MappingContent;
  template: ActTemplateContent;
}

/** A form by name, in the edition in force today. Throws MAPPING_UNKNOWN. */
export function getMapping(kernel: Pick<Kernel, 'policy' | 'clock'>, name: string): Prepared {
  const mapping = kernel.policy.find<MappingContent>('mapping', name, kernel.clock.today().toString());
  if (!mapping) throw new XinhengError('MAPPING_UNKNOWN', { mapping: name });
  const template = kernel.policy.get<ActTemplateContent>('act-template', mapping.content.template);
  return { mapping: mapping.content, template: template.content };
}

export interface CheckerOptions extends Prepared {
  heading: Heading;
  organs: OrganBook;
  /** Code of the reporting organ. */
  organ: string;
  receivedOn: string;
  batchId: string | null;
  /** Number of the batch whose rows come back: whatever another mark says is nothing of ours. */
  mends?: string | null;
}

/**
 * One function from a row to its checked form, with the memory of the file: the same document twice is rejected the second
 * time. It must see every row of the file in order, also those that an earlier run committed.
 */
export function rowChecker(kernel: Pick<Kernel, 'policy'>, options: CheckerOptions): (row: TableRow) => CheckedRow {
  const { policy } = kernel;
  const { mapping, template, heading, organs, organ, receivedOn, batchId, mends = null } = options;
  const toDraft = compileMapping(mapping, template, heading, receivedOn);
  const line = organs.find(organ)?.line ?? 'ndrc';
  const check: (draft: ReturnType<typeof toDraft>) => Checked<ActRow | RegistrationClaim> =
    mapping.act === 'registration'
      ? registrationChecker({ policy, mapping, source: organ, receivedOn, batchId })
      : actChecker({ policy, mapping, template, heading, organs, reporting: { code: organ, line }, receivedOn });
  const seen = new SeenRows();
  return (row) => {
    const draft = toDraft(row);
    return {
      rowNo: row.rowNo,
      checked: seen.firstOnly(check(draft)),
      cells: () => keptCells(row, draft, heading),
      mends: mends !== null && row.mark?.batch === mends ? row.mark.rowNo : null,
      document: documentOf(mapping, draft),
    };
  };
}

/** By what a row is known when it comes again in another file: kind of act, document, permit and name. */
function documentOf({ act }: MappingContent, { values, person }: Draft): string | null {
  const { documentNo, permitNo, subjectName } = values;
  if (act === 'registration' || person || documentNo === undefined || subjectName === undefined) return null;
  const [number, permit, name] = [documentNo, permitNo, subjectName].map((each) => normaliseName(String(each ?? '')));
  return hashUuid(JSON.stringify([act, number, permit, name]));
}

class SeenRows {
  readonly #rows = new Map<string, number>();
  readonly #names = new Map<string, string>();

  firstOnly<Row extends ActRow | RegistrationClaim>(checked: Checked<Row>): Checked<Row> {
    if ('findings' in checked) return checked;
    const { row } = checked;
    const key = 'sourceKey' in row ? this.#claimKey(row) : addresseeIdentity(row);
    const other = this.#rows.get(key);
    if (other !== undefined) return { findings: [{ code: 'DUPLICATE_IN_FILE', column: null, params: { other } }] };
    this.#rows.set(ownCopy(key), row.rowNo ?? 0);
    return checked;
  }

  /**
   * A second claim of one code under another name is no repetition: it is how a doubled code (重码) shows in a file. It gets
   * a key of its own.
   */
  #claimKey(claim: RegistrationClaim): string {
    const name = this.#names.get(claim.sourceKey);
    if (name === undefined) this.#names.set(ownCopy(claim.sourceKey), ownCopy(claim.nameNorm));
    else if (name !== claim.nameNorm) claim.sourceKey = `${claim.sourceKey}|${claim.nameNorm}`;
    return claim.sourceKey;
  }
}

/** A cell is a window on a block of the file; what is remembered to its end must not keep every block alive. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}
