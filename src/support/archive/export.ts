import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { formatYuan } from '../../kernel/money/index.ts';
import { exportFile, type Exported, type ExportFormat } from '../../registry/disclosures/index.ts';
import { kindWord } from '../../registry/records/index.ts';
import type { Filter } from './filter.ts';
import { archiveMessages } from './messages.ts';
import { resolveFilter, selectRecords, type FoundRecord } from './select.ts';
import { contentOf, lineOf, sightOf, type Sight } from './view.ts';

/**
 * The rows of a list as a file: content by the caller's level, each row with its last day of display. Throws as exportFile,
 * and NOT_FOUND, AMBIGUOUS_KEY for a body.
 */
export async function exportRecords(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'append' | 'ids'>,
  { filter, format, recipient }: { filter: Filter; format: ExportFormat; recipient?: string | undefined },
  caller: Caller,
  language: Language,
): Promise<Exported> {
  const texts = t(language, archiveMessages);
  return exportFile(kernel, caller, {
    action: 'records.exported',
    filter,
    format,
    recipient,
    texts,
    read: async (tx, limit) => {
      const sight = await sightOf(tx, kernel, caller);
      const resolved = await resolveFilter(tx, filter, sight.today);
      const rows = await selectRecords(tx, { filter, resolved, caller }, null, limit);
      return {
        subjectIds: rows.map((row) => row.subject_id),
        records: rows.map((row) => ({ subjectId: row.subject_id, recordId: row.record_id, seq: row.seq })),
        fields: COLUMNS,
        heading: COLUMNS.map((column) => texts[`column.${column}`]()),
        cells: rows.map((row) => cellsOf(row, sight, language)),
        title: texts['export.title']({ at: sight.today, n: rows.length, purpose: caller.purpose ?? '' }),
        name: `records-${sight.today}`,
      };
    },
  });
}

const COLUMNS = [
  'recordId',
  'subject',
  'uscc',
  'kind',
  'item',
  'documentNo',
  'title',
  'organ',
  'reportingOrgan',
  'decided',
  'receivedOn',
  'display',
  'publicUntil',
  'marks',
  'violation',
  'text',
  'basis',
  'fine',
] as const;

function cellsOf(row: FoundRecord, sight: Sight, language: Language): string[] {
  const texts = t(language, archiveMessages);
  const line = lineOf(row, sight);
  const content = contentOf(row, line.level, sight);
  const text = (field: string): string => (typeof content[field] === 'string' ? content[field] : '');
  const fine = content['fineFen'];
  const english = language === 'en';
  const values: Record<(typeof COLUMNS)[number], string> = {
    recordId: line.recordId,
    subject: line.subject.name ?? '',
    uscc: line.subject.uscc ?? '',
    kind: kindWord(line.kind, language),
    item: line.item,
    documentNo: line.documentNo,
    title: line.title ?? '',
    organ: english ? line.organNameEn : line.organName,
    reportingOrgan: english ? line.reportingOrganNameEn : line.reportingOrganName,
    decided: line.decided,
    receivedOn: line.receivedOn,
    display: texts[`display.${line.display.state}`](),
    publicUntil: line.display.until ?? '',
    marks: line.marks.map((mark) => texts[`mark.${mark}`]()).join(english ? '; ' : '、'),
    violation: text('violation'),
    text: text('text'),
    basis: text('basis'),
    fine: typeof fine === 'number' ? formatYuan(fine) : '',
  };
  return COLUMNS.map((column) => values[column]);
}
