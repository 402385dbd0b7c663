import type { IsoDate } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { EventType, Hashable } from '../../../kernel/journal/index.ts';
import { type Effect } from '../../../kernel/proposals/index.ts';
import { changeRecords, type RecordChanges, type RecordsTable } from '../../records/index.ts';
import type { Term } from '../../records/types.ts';
import { facetMessages } from './messages.ts';
import type { FacetAction, FacetPayload } from './types.ts';

export const FACET = 'publicity.facet';

const EVENTS: Record<FacetAction, EventType> = {
  stay: 'record.stayed',
  unstay: 'record.unstayed',
  shield: 'record.shielded',
  unshield: 'record.unshielded',
};

/**
 * Throws NOT_OPEN where the record is not in the state that the action begins from. A term that is over needs no lifting
 * before the next.
 */
export function mustAllow(
  row: Pick<RecordsTable, 'validity' | 'stay' | 'shielded' | 'shield' | 'ended_on'>,
  action: FacetAction,
  today: IsoDate,
): void {
  const validity = row.validity === 'stayed' && over(row.stay, today) ? 'in_force' : row.validity;
  const display = row.shielded && !over(row.shield, today) ? 'shielded' : 'unshielded';
  const state = action === 'stay' || action === 'unstay' ? validity : display;
  const from: Record<FacetAction, string> = {
    stay: 'in_force',
    unstay: 'stayed',
    shield: 'unshielded',
    unshield: 'shielded',
  };
  if (row.ended_on !== null) throw new XinhengError('NOT_OPEN', { state: 'ended' });
  if (state !== from[action]) throw new XinhengError('NOT_OPEN', { state });
}

function over(term: Term | null, today: IsoDate): boolean {
  return term !== null && term.until !== null && term.until < today;
}

/** What was on display until it was confirmed is not said to have been shielded before. */
function changesOf({ action, stay, shield }: FacetPayload, today: IsoDate): RecordChanges {
  switch (action) {
    case 'stay':
      return { validity: 'stayed', stay };
    case 'unstay':
      return { validity: 'in_force', stay: null };
    case 'shield':
      return { shielded: true, shield: shield && { ...shield, from: shield.from < today ? today : shield.from } };
    case 'unshield':
      return { shielded: false, shield: null };
  }
}

function payloadOf(stored: Hashable): FacetPayload {
  const payload = stored as unknown as Omit<FacetPayload, 'stay' | 'shield'> & { stay: string; shield: string };
  return {
    ...payload,
    stay: JSON.parse(payload.stay) as FacetPayload['stay'],
    shield: JSON.parse(payload.shield) as FacetPayload['shield'],
  };
}

export const facetSplit: Effect = {
  kind: FACET,
  describe(stored, language) {
    const { action, stay, shield, records, reason } = payloadOf(stored);
    const say = t(language, facetMessages);
    const n = records.length;
    const until = stay?.until ?? shield?.until ?? shield?.ends ?? '';
    if (action === 'stay') return say['propose.stay']({ n, organ: stay!.organ, document: stay!.document, until });
    if (action === 'shield') return say['propose.shield']({ n, organ: shield!.organ, basis: shield!.basis, until });
    return say[`propose.${action}`]({ n, reason });
  },
  subjects: (stored) => payloadOf(stored).records.map((record) => record.subjectId),
  async run(tx, stored, { kernel, now }) {
    const payload = payloadOf(stored);
    const today = kernel.clock.today().toString();
    await changeRecords(
      tx,
      kernel,
      payload.records.map(({ subjectId, recordId, version }) => ({
        subjectId,
        recordId,
        eventType: EVENTS[payload.action],
        changes: (current: RecordsTable) => {
          if (current.version !== version) throw new XinhengError('CONFLICT', { what: recordId });
          mustAllow(current, payload.action, today);
          return changesOf(payload, today);
        },
      })),
      now,
    );
    return []; // changeRecords has appended; the confirmation appends its own after it
  },
};
