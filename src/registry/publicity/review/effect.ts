import { audit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { type CaseEffect } from '../../../kernel/procedures/index.ts';
import { recipientsOf } from '../../disclosures/index.ts';
import { changeRecords, type RecordsTable, type Severity } from '../../records/index.ts';
import { fieldText, fieldTitle } from '../field-words.ts';
import { kindKey, publicityMessages } from '../messages.ts';
import { getAmendment, type SeenRecord } from './amendments.ts';
import { corrected, withdrawn } from './changes.ts';
import type { CorrectionPatch } from './patch.ts';

export const amendment: CaseEffect = {
  kind: 'publicity.amend',
  async consequences(tx, { kernel, case: of }, language) {
    const { kind, reason, document, patch, records } = await getAmendment(tx, of);
    const say = t(language, publicityMessages);
    const n = records.length;
    return [
      kind === 'correction'
        ? say['amend.correct']({ n, document: document ?? '' })
        : say['amend.withdraw']({ n, kind: say[kindKey(kind)](), reason }),
      ...newValues(kernel, patch, language),
      say['amend.told']({ n: await countRecipients(tx, records) }),
      say['amend.open-data'](),
    ];
  },
  async run(tx, { kernel, caller, case: of, today, now }) {
    const { kind, reason, document, patch, records } = await getAmendment(tx, of);
    const eventType = kind === 'correction' ? ('record.corrected' as const) : ('record.withdrawn' as const);
    await audit(kernel, tx, caller, {
      action: eventType,
      object: of.objectId,
      subjectIds: records.map(({ subjectId }) => subjectId),
      outcome: 'ok',
      details: { kind, case: of.number, records: records.map(({ recordId }) => recordId) },
    });
    const on = today.toString();
    await changeRecords(
      tx,
      kernel,
      records.map(({ subjectId, recordId, version }) => ({
        subjectId,
        recordId,
        eventType,
        changes: (current: RecordsTable) => {
          if (current.version !== version) throw new XinhengError('CONFLICT', { what: recordId });
          return kind === 'correction'
            ? corrected(current, { ...patch, document }, reason, on)
            : withdrawn(current, kind, reason, on, document);
        },
      })),
      now,
    );
    return []; // changeRecords has appended its events; the case appends its own after them
  },
};

/** What will stand there, field by field: the second person agrees to these values. Amounts in yuan. */
function newValues(kernel: Pick<Kernel, 'policy' | 'clock'>, patch: CorrectionPatch, language: Language): string[] {
  const say = t(language, publicityMessages);
  const severity = patch.severity as Severity | null | undefined;
  const word = severity == null ? severity : say[`severity.${severity}`]();
  const given = { ...patch.content, ...(word === undefined ? {} : { severity: word }) };
  return Object.entries(given).map(([field, value]) => {
    const title = fieldTitle(kernel.policy, field, language);
    if (value === null) return say['amend.cleared']({ title });
    return say['amend.value']({ title, value: fieldText(kernel, field, value, language) });
  });
}

/** Bodies that hold one of the records and get a notice in the system. */
async function countRecipients(tx: Tx, records: readonly SeenRecord[]): Promise<number> {
  const told = new Set<string>();
  for (const record of records) {
    for (const { recipient } of await recipientsOf(tx, record)) told.add(recipient);
  }
  return told.size;
}
