import type { Temporal } from 'temporal-polyfill';
import { formatDate } from '../../kernel/ui/index.ts';
import { remedyFor } from '../../kernel/documents/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import type { ProcedureContent } from '../../kernel/policy/index.ts';
import type { Case, EffectContext } from '../../kernel/procedures/index.ts';
import { itemFor } from '../../registry/catalogue/index.ts';
import { getOrgan } from '../../registry/organs/index.ts';
import { displayClass } from '../../registry/publicity/index.ts';
import { documentKey, newRecord, type ActContent, type NewAct, type RecordsTable } from '../../registry/records/index.ts';
import { listingMessages } from './messages.ts';

export interface Entry {
  act: NewAct;
  record: RecordsTable;
}

const KIND = 'listing';

/**
 * The record of a listing from its case: document, basis, term, remedy and how to leave, which every adverse entry states
 * (国办发〔2020〕49号). Throws TypeError where the procedure listed without a served, numbered decision: its checker has
 * to refuse that.
 */
export function entryOf(context: EffectContext, subjectId: string): Entry {
  const { kernel, case: of, procedure, transition, today } = context;
  const served = transition.on !== undefined && 'served' in transition.on ? transition.on.served : '';
  const { decided, number } = decisionOf(of, served);
  const day = decided;
  const { organ } = getOrgan(kernel.policy, of.organs.deciding, day);
  const place = itemFor(kernel.policy, KIND, day);
  if (procedure.list === undefined || place === undefined) throw new TypeError(`${of.procedure} lists without a list`);
  const content = contentOf(context, served);
  const act: NewAct = {
    key: documentKey({
      organ: organ.code,
      kind: KIND,
      documentNo: number,
      code: of.party?.code ?? '',
      title: content.title,
    }),
    act_id: kernel.ids.record(),
    kind: KIND,
    organ: organ.code,
    document_no: number,
    decided,
    permit_no: null,
    subject_ids: [subjectId],
    batch_id: null,
  };
  const record = newRecord(kernel.ids, {
    subject_id: subjectId,
    act_id: act.act_id,
    item: place.item.id,
    edition: place.edition,
    kind: KIND,
    organ: organ.code,
    reporting_organ: of.organs.reporting ?? organ.code,
    source: organ.code,
    line: organ.line,
    document_no: number,
    decided,
    content,
    nature: 'adverse',
    severity: 'serious',
    display_class: displayClass(KIND, content, 'serious'),
    released_on: today.toString(),
    received_on: today.toString(),
  });
  return { act, record };
}

function decisionOf(of: Case, served: string): { decided: string; number: string } {
  const step = of.steps.findLast(({ kind, what }) => kind === 'document' && what === served);
  const number = step?.fields['number'];
  if (step === undefined || typeof number !== 'string') throw new TypeError(`${of.number}: no numbered decision`);
  return { decided: step.on, number };
}

/** In the language of the file; the words of the law are policy data. */
function contentOf({ kernel, case: of, procedure, today }: EffectContext, served: string): ActContent {
  const since = of.served.get(served) ?? today.toString();
  const until = lastDay(of, procedure);
  const name = procedure.documents.find(({ id }) => id === served)?.title.zh;
  const basis = of.fields['legal-basis'];
  const cause = of.fields['cause'];
  return {
    list: of.procedure,
    title: procedure.list?.title.zh ?? '',
    ...(name === undefined ? {} : { documentName: name }),
    ...(typeof cause === 'string' ? { violation: cause } : {}),
    ...(typeof basis === 'string' ? { basis } : {}),
    validFrom: since,
    ...(until === null ? {} : { validTo: until }),
    // 期限或者移出条件: both, since each entry says how to leave it.
    term: `${termText(since, until)}${procedure.list?.leaving.zh ?? ''}`,
    remedy: remedyText(kernel, of, today),
  };
}

/** The last day of the state that the case is in, where a period ends it. */
export function lastDay(of: Case, procedure: ProcedureContent): string | null {
  const ends = procedure.states.find(({ id }) => id === of.state)?.adverse?.ends;
  if (ends === undefined || !('period' in ends)) return null;
  return of.periods.find(({ period }) => period === ends.period)?.due ?? null;
}

function termText(since: string, until: string | null): string {
  const say = t('zh-CN', listingMessages);
  const day = (each: string) => formatDate(each, 'zh-CN');
  return until === null ? say['term.open']({ since: day(since) }) : say['term']({ since: day(since), until: day(until) });
}

function remedyText(kernel: Kernel, of: Case, today: Temporal.PlainDate): string {
  try {
    return remedyFor(kernel, of.organs.deciding, today).text.zh;
  } catch (error) {
    // The decision that was served names the bodies; the entry then points to it.
    if (error instanceof XinhengError) return t('zh-CN', listingMessages)['remedy.document']();
    throw error;
  }
}
