import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { exportFile, type Exported, type ExportFormat } from '../../registry/disclosures/index.ts';
import { selectGrades, type GradeFilter } from './list.ts';
import { gradeMessages } from './messages.ts';
import { usedUntil } from './scales.ts';

const COLUMNS = ['recordId', 'subject', 'uscc', 'scale', 'grade', 'issuer', 'decided', 'documentNo', 'usedUntil'] as const;

/** The grades of a list as a file. Throws as listGrades and exportFile. */
export async function exportGrades(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'append' | 'ids'>,
  { filter, format, recipient }: { filter: GradeFilter; format: ExportFormat; recipient?: string | undefined },
  caller: Caller,
  language: Language,
): Promise<Exported> {
  const today = kernel.clock.today().toString();
  const texts = t(language, gradeMessages);
  return exportFile(kernel, caller, {
    action: 'grades.exported',
    filter,
    format,
    recipient,
    texts,
    read: async (tx, limit) => {
      const { rows, scale } = await selectGrades(tx, kernel, filter, caller, { after: null, limit });
      return {
        object: filter.scale,
        subjectIds: rows.map((row) => row.subject_id),
        records: rows.map((row) => ({ subjectId: row.subject_id, recordId: row.record_id, seq: row.seq })),
        fields: COLUMNS,
        heading: COLUMNS.map((column) => texts[`column.${column}`]()),
        cells: rows.map((row) => [
          row.record_id,
          row.subject_name ?? '',
          row.subject_uscc ?? '',
          row.title,
          row.value,
          (language === 'en' ? row.organ_name_en : row.organ_name) ?? row.organ,
          row.decided,
          row.document_no,
          usedUntil(scale, row.decided, row.valid_to) ?? '',
        ]),
        title: texts['export.title']({ at: today, n: rows.length, purpose: caller.purpose ?? '' }),
        name: `grades-${filter.scale}-${today}`,
      };
    },
  });
}
