import type { ColumnType } from 'kysely';
import { on, type Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Case, FieldValues } from '../../../kernel/procedures/index.ts';
import { CORRECTION_KINDS, type CorrectionKind } from '../../records/index.ts';
import type { CorrectionPatch } from './patch.ts';

/** A record as the proposer saw it: what changed since is not amended blindly. */
export interface SeenRecord {
  subjectId: string;
  recordId: string;
  version: number;
}

/** What a case of correction would do. */
export interface ProposedAmendment {
  kind: CorrectionKind;
  reason: string;
  document: string | undefined;
  patch: CorrectionPatch;
  records: SeenRecord[];
}

interface AmendmentTables {
  publicity_amendments: {
    case_id: string;
    act_id: string;
    patch: ColumnType<CorrectionPatch, string, never>;
    records: ColumnType<SeenRecord[], string, never>;
  };
}

/** Kinds as the procedure's file spells them. */
export function choiceOf(kind: CorrectionKind): string {
  return kind.replaceAll('_', '-');
}

export async function insertAmendment(
  tx: Tx,
  caseId: string,
  actId: string,
  { patch, records }: { patch: CorrectionPatch; records: readonly SeenRecord[] },
): Promise<void> {
  await on<AmendmentTables>(tx)
    .insertInto('publicity_amendments')
    .values({ case_id: caseId, act_id: actId, patch: JSON.stringify(patch), records: JSON.stringify(records) })
    .execute();
}

/** Throws NOT_FOUND where the case was not opened by `correct` or `withdraw`. */
export async function getAmendment(tx: Tx, of: Pick<Case, 'caseId' | 'fields'>): Promise<ProposedAmendment> {
  const row = await on<AmendmentTables>(tx)
    .selectFrom('publicity_amendments')
    .select(['patch', 'records'])
    .where('case_id', '=', of.caseId)
    .executeTakeFirst();
  const kind = CORRECTION_KINDS.find((each) => choiceOf(each) === of.fields['kind']);
  if (row === undefined || kind === undefined) throw new XinhengError('NOT_FOUND', { what: of.caseId });
  const [reason, document] = [textOf(of.fields, 'reason'), textOf(of.fields, 'document')];
  return { kind, reason: reason ?? '', document, ...row };
}

function textOf(fields: FieldValues, id: string): string | undefined {
  const value = fields[id];
  return typeof value === 'string' ? value : undefined;
}
