import { closeDeadline } from '../../../kernel/deadlines/index.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { Hashable } from '../../../kernel/journal/index.ts';
import { registerEffect, type Effect } from '../../../kernel/proposals/index.ts';
import { changeRecords, type CorrectionKind, type RecordsTable } from '../../records/index.ts';
import { kindKey, publicityMessages } from '../messages.ts';
import { corrected, withdrawn } from './changes.ts';
import { parsePatch, type CorrectionPatch } from './patch.ts';

export const AMEND = 'publicity.amend';

/** 行政处罚法 §48: withdrawn in three days, which are working days by §85. */
export const WITHDRAW_RULE = 'withdraw.three-working-days';

export interface AmendPayload {
  actId: string;
  kind: CorrectionKind;
  reason: string;
  decidedOn: IsoDate;
  patch: CorrectionPatch;
  /** The versions that the proposer saw: what changed since is not amended blindly. */
  records: { subjectId: string; recordId: string; version: number }[];
}

/** Payloads are read back from our own table; the patch travels as text, so that what is hashed stays flat. */
function payloadOf(stored: Hashable): AmendPayload {
  const payload = stored as unknown as Omit<AmendPayload, 'patch'> & { patch: string };
  return { ...payload, patch: parsePatch(JSON.parse(payload.patch)) };
}

const effect: Effect = {
  describe(stored, language) {
    const { kind, reason, patch, records } = payloadOf(stored);
    const text = t(language, publicityMessages);
    return kind === 'correction'
      ? text['proposal.correct']({ n: records.length, document: patch.document ?? '' })
      : text['proposal.withdraw']({ n: records.length, kind: text[kindKey(kind)](), reason });
  },
  subjects: (stored) => payloadOf(stored).records.map((record) => record.subjectId),
  async run(tx, stored, { kernel, now }) {
    const { actId, kind, reason, patch, records } = payloadOf(stored);
    const today = kernel.clock.today().toString();
    await closeDeadline(tx, { objectKind: 'act', objectId: actId, rule: WITHDRAW_RULE }, today);
    await changeRecords(
      tx,
      kernel,
      records.map(({ subjectId, recordId, version }) => ({
        subjectId,
        recordId,
        eventType: kind === 'correction' ? ('record.corrected' as const) : ('record.withdrawn' as const),
        changes: (current: RecordsTable) => {
          if (current.version !== version) throw new XinhengError('CONFLICT', { what: recordId });
          return kind === 'correction'
            ? corrected(current, patch, reason, today)
            : withdrawn(current, kind, reason, today, patch.document);
        },
      })),
      now,
    );
    return []; // changeRecords has appended its events; the confirmation appends its own after them
  },
};

registerEffect(AMEND, effect);
