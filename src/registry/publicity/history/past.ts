import { levelFor, logAccess, rank, redact, requirePermission, type Caller, type Level } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { ActTemplateContent } from '../../../kernel/policy/index.ts';
import {
  bodiesApartAt,
  bodyKnownAt,
  operatorOn,
  operatorsOf,
  registrationsKnownAt,
  resolveKey,
  type KnownRegistration,
  type OperatorPeriod,
} from '../../subjects/index.ts';
import { recordsKnownAt, type KnownRecord } from '../../records/index.ts';
import { factsOf, findTerms } from '../facts.ts';
import { displayState } from '../rules.ts';
import { districtsOf } from '../scope.ts';
import type { DisplayTerm } from '../types.ts';
import { momentOf } from './moment.ts';
import type { PastFile, PastMoment, PastQuery, PastRecord, PastRegistration } from './types.ts';

/**
 * The file of a body as of a past day and as known at a number of the journal, for officials alone: a permission and a
 * stated purpose, one row in the access log. Records of organs beyond the caller's reach are left out, since the public
 * sees today's disclosure only (domain.md). Throws UNAUTHENTICATED, FORBIDDEN, PURPOSE_REQUIRED, NOT_FOUND, AMBIGUOUS_KEY,
 * BAD_INPUT.
 */
export async function pastFile(kernel: Kernel, key: string, query: PastQuery, caller: Caller): Promise<PastFile> {
  requirePermission(caller, 'subject.history');
  return kernel.db.tx(async (tx) => {
    const file = await readPast(tx, kernel, key, query, caller);
    await logAccess(kernel, tx, caller, {
      subjectIds: [file.subject.id],
      action: 'subject.history.opened',
      fields: namesOf([...file.records, ...file.registrations]),
    });
    return file;
  });
}

/** The same inside a transaction of one who has asked for permission and logs the look. */
export async function readPast(
  tx: Tx,
  kernel: Pick<Kernel, 'clock' | 'policy'>,
  key: string,
  query: PastQuery,
  caller: Caller,
): Promise<PastFile> {
  const moment = await momentOf(tx, kernel, query);
  const subjectId = await bodyKnownAt(tx, await addressed(tx, key), moment.knownAt);
  const terms = await findTerms(tx);
  const claims = await registrationsKnownAt(tx, subjectId, moment.knownAt);
  const rows = (await recordsKnownAt(tx, subjectId, moment.knownAt)).filter((row) => row.decided <= moment.asOf);
  const organs = [...new Set([...rows.map((row) => row.organ), ...claims.map((claim) => claim.source)])];
  const districts = await districtsOf(tx, organs);
  const levelOf = (organ: string): Level => levelFor(caller, { organ, district: districts.get(organ) ?? null });
  const levels = fieldLevels(kernel);
  const operators = await operatorsOf(tx, subjectId, moment.knownAt);
  const records = rows.flatMap((row) => pastRecord(row, { moment, terms, levels, operators, level: levelOf(row.organ) }));
  return {
    ...moment,
    subject: { id: subjectId, name: claims[0]?.name ?? null, usccGiven: claims[0]?.uscc_given ?? null },
    // Of an organ that nobody knows the reach is the least that the caller has.
    complete: rank(levelFor(caller, { organ: null, district: '' })) >= rank('AUTHORISED'),
    registrations: claims.map((claim) => pastRegistration(claim, levels, levelOf(claim.source))),
    records,
    apart: await bodiesApartAt(tx, subjectId, moment.knownAt),
  };
}

/** The body that a key means today; an address by id stays with the body that it names. */
async function addressed(tx: Tx, key: string): Promise<string> {
  const resolution = await resolveKey(tx, key);
  if (resolution.found === 'none') throw new XinhengError('NOT_FOUND');
  if (resolution.found === 'several') throw new XinhengError('AMBIGUOUS_KEY', { key });
  return resolution.redirectedFrom ?? resolution.subject.subject_id;
}

/** The strictest level that a template gives a field: a record does not say by which of them it came. */
export function fieldLevels({ policy }: Pick<Kernel, 'policy'>): Record<string, Level> {
  const levels: Record<string, Level> = {};
  for (const { field, level } of policy.all<ActTemplateContent>('act-template').flatMap((each) => each.content.fields))
    if (levels[field] === undefined || rank(level) > rank(levels[field])) levels[field] = level;
  return levels;
}

interface Sight {
  moment: PastMoment;
  terms: readonly DisplayTerm[];
  levels: Readonly<Record<string, Level>>;
  level: Level;
  operators: readonly OperatorPeriod[];
}

function pastRecord(row: KnownRecord, { moment: { asOf }, terms, levels, level, operators }: Sight): PastRecord[] {
  if (rank(level) < rank('AUTHORISED')) return [];
  const ended = row.ended_on !== null && row.ended_on <= asOf;
  const { version, item, edition, kind, nature, severity, organ, decided, validity } = row;
  return [
    {
      version,
      item,
      edition,
      kind,
      nature,
      severity,
      organ,
      decided,
      validity,
      recordId: row.record_id,
      actId: row.act_id,
      documentNo: row.document_no,
      permitNo: row.permit_no,
      reportingOrgan: row.reporting_organ,
      receivedOn: row.received_on,
      releasedOn: row.released_on,
      ended: ended ? { on: row.ended_on!, kind: row.ended_kind ?? '', reason: row.ended_reason } : null,
      disputes: row.disputes.filter((dispute) => dispute.raisedOn <= asOf),
      corrections: row.corrections.filter((correction) => correction.on <= asOf),
      display: displayState(factsOf(row), terms, asOf),
      operator: operators.length > 0 && nature === 'adverse' ? boundTo(operators, decided, asOf) : null,
      stay: row.stay,
      shield: row.shield,
      level,
      content: redact(row.content, levels, level),
    },
  ];
}

/** Adverse records bind to the operator of the day of decision. */
function boundTo(operators: readonly OperatorPeriod[], decided: string, asOf: string): PastRecord['operator'] {
  const period = operatorOn(operators, decided);
  return { ...period, present: period.no === operatorOn(operators, asOf).no };
}

function pastRegistration(claim: KnownRegistration, levels: Readonly<Record<string, Level>>, level: Level): PastRegistration {
  return {
    source: claim.source,
    name: claim.name,
    usccGiven: claim.uscc_given,
    regNo: claim.reg_no,
    findings: claim.findings,
    receivedOn: claim.received_on,
    content: redact(claim.content, levels, level),
  };
}

const namesOf = (parts: readonly { content: Record<string, unknown> }[]): string[] => [
  ...new Set(parts.flatMap(({ content }) => Object.keys(content))),
];
