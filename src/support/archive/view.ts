import { levelFor, rank, redact, type Caller, type Level } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import {
  displayState,
  factsOf,
  fieldLevels,
  findTerms,
  shielded,
  stayed,
  type DisplayState,
  type DisplayTerm,
} from '../../registry/publicity/index.ts';
import type { Mark } from './filter.ts';
import type { FoundRecord } from './select.ts';

/** What a row of the list says. */
export interface RecordLine {
  recordId: string;
  actId: string;
  subject: { id: string; name: string | null; uscc: string | null };
  item: string;
  edition: string;
  kind: FoundRecord['kind'];
  nature: FoundRecord['nature'];
  severity: FoundRecord['severity'];
  organ: string;
  organName: string;
  organNameEn: string;
  reportingOrgan: string;
  reportingOrganName: string;
  reportingOrganNameEn: string;
  district: string | null;
  documentNo: string;
  decided: IsoDate;
  permitNo: string | null;
  title: string | null;
  receivedOn: IsoDate;
  due: IsoDate | null;
  dueProvisional: boolean;
  daysLate: number | null;
  display: DisplayState;
  marks: Mark[];
  /** Codes that hold it; empty where the caller may not know. */
  held: string[];
  level: Level;
}

export interface Sight {
  caller: Caller;
  today: IsoDate;
  terms: readonly DisplayTerm[];
  levels: Readonly<Record<string, Level>>;
}

export async function sightOf(tx: Tx, kernel: Pick<Kernel, 'policy' | 'clock'>, caller: Caller): Promise<Sight> {
  return { caller, today: kernel.clock.today().toString(), terms: await findTerms(tx), levels: fieldLevels(kernel) };
}

export function levelOf(row: FoundRecord, { caller }: Sight): Level {
  return levelFor(caller, { organ: row.organ, district: row.district, subjectId: row.subject_id });
}

export const contentOf = (row: Pick<FoundRecord, 'content'>, level: Level, { levels }: Sight): Record<string, unknown> =>
  redact(row.content, levels, level);

export function lineOf(row: FoundRecord, sight: Sight): RecordLine {
  const level = levelOf(row, sight);
  const near = rank(level) >= rank('AUTHORISED');
  const { title } = contentOf(row, level, sight);
  return {
    recordId: row.record_id,
    actId: row.act_id,
    subject: { id: row.subject_id, name: row.subject_name, uscc: row.subject_uscc },
    item: row.item,
    edition: row.edition,
    kind: row.kind,
    nature: row.nature,
    severity: row.severity,
    organ: row.organ,
    organName: row.organ_name ?? row.organ,
    organNameEn: row.organ_name_en ?? row.organ_name ?? row.organ,
    reportingOrgan: row.reporting_organ,
    reportingOrganName: row.reporting_name ?? row.reporting_organ,
    reportingOrganNameEn: row.reporting_name_en ?? row.reporting_name ?? row.reporting_organ,
    district: row.district,
    documentNo: row.document_no,
    decided: row.decided,
    permitNo: row.permit_no,
    title: typeof title === 'string' ? title : null,
    receivedOn: row.received_on,
    due: row.report_due,
    dueProvisional: row.report_due_provisional,
    daysLate: row.days_late,
    display: displayState(factsOf(row), sight.terms, sight.today),
    marks: marksOf(row, sight.today),
    held: near ? row.held : [],
    level,
  };
}

/** The words beside a row; the filter `mark` asks the same in SQL. */
function marksOf(row: FoundRecord, today: IsoDate): Mark[] {
  const marks: [Mark, boolean][] = [
    ['objection', row.disputes.some((dispute) => dispute.state === 'open')],
    ['corrected', row.corrections.length > 0],
    ['stayed', stayed(row, today)],
    ['shielded', shielded(row, today)],
    ['late', (row.days_late ?? 0) > 0 && !row.report_due_provisional],
    ['provisional', row.report_due_provisional],
    ['severity-missing', row.kind === 'penalty' && row.severity === null],
  ];
  return marks.flatMap(([mark, holds]) => (holds ? [mark] : []));
}
