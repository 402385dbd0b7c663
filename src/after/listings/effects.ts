import { formatDate } from '../../kernel/ui/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { type CaseEffect, type EffectContext } from '../../kernel/procedures/index.ts';
import { recipientsOf } from '../../registry/disclosures/index.ts';
import {
  changeRecord,
  insertActs,
  recordEvent,
  writeRecords,
  type RecordChanges,
  type RecordsTable,
} from '../../registry/records/index.ts';
import { lockRegister, survivorOf } from '../../registry/subjects/index.ts';
import { entryOf, lastDay } from './entry.ts';
import { listingMessages } from './messages.ts';
import { entryOfCase, insertEntry } from './store.ts';

/** Service of the decision puts the body on the list: one record of the credit file, on display by the display rules. */
export const entry: CaseEffect = {
  kind: 'listing.enter',
  consequences: (_tx, { case: of, procedure }, language) => {
    const say = t(language, listingMessages);
    const until = lastDay(of, procedure);
    const list = titleOf(procedure, language);
    return Promise.resolve([
      say['enter.effect']({ list }),
      ...(until === null ? [] : [say['enter.term']({ until: formatDate(until, language) })]),
    ]);
  },
  async run(tx, context) {
    const { kernel, caller, case: of, now } = context;
    if (of.subjectId === null) throw new TypeError(`${of.number} lists nobody`);
    await lockRegister(tx, 'reading');
    const subjectId = await survivorOf(tx, of.subjectId);
    const { act, record } = entryOf(context, subjectId);
    await insertActs(tx, [act]);
    await insertEntry(tx, of.caseId, of.procedure, record.record_id);
    const details = { list: of.procedure, case: of.number };
    await audit(kernel, tx, caller, {
      action: 'listing.entered',
      object: record.record_id,
      subjectIds: [subjectId],
      outcome: 'ok',
      details,
    });
    await writeRecords(tx, kernel, { inserted: [record], events: [recordEvent('record.accepted', record)] }, now);
    return []; // writeRecords has appended its event; the case appends its own after it
  },
};

/** Removal, revocation and the end of the term take it off. */
export const removal: CaseEffect = {
  kind: 'listing.leave',
  async consequences(tx, { case: of, procedure }, language) {
    const say = t(language, listingMessages);
    const recipients = await recipientsOf(tx, await entryOfCase(tx, of.caseId));
    const n = new Set(recipients.map(({ recipient }) => recipient)).size;
    return [say['leave.effect']({ list: titleOf(procedure, language) }), say['leave.told']({ n })];
  },
  async run(tx, context) {
    const { kernel, caller, case: of, now } = context;
    const ref = await entryOfCase(tx, of.caseId);
    const details = { list: of.procedure, case: of.number, step: context.transition.id };
    await audit(kernel, tx, caller, {
      action: 'listing.left',
      object: ref.recordId,
      subjectIds: [ref.subjectId],
      outcome: 'ok',
      details,
    });
    const changes = (row: RecordsTable): RecordChanges => left(row, context);
    await changeRecord(tx, kernel, { ...ref, eventType: 'record.ended', changes }, now);
    return [];
  },
};

/** What was withdrawn by other means before stays as it ended. A listing whose ground fell away is no decision in force any more. */
function left(row: RecordsTable, { fields, today }: EffectContext): RecordChanges {
  const revoked = fields['revoking-document'] !== undefined;
  const validity = revoked ? ('revoked' as const) : row.validity;
  if (row.ended_on !== null) return { validity, shared: false };
  const reason = revoked ? t('zh-CN', listingMessages)['leave.revoked']() : null;
  return { validity, ended_on: today.toString(), ended_kind: 'removed', ended_reason: reason, shared: false };
}

function titleOf({ list }: EffectContext['procedure'], language: 'zh-CN' | 'en'): string {
  return (language === 'en' ? list?.title.en : list?.title.zh) ?? '';
}
