import { writeXlsx, type Cell, type CellStyle } from 'hucre/xlsx';
import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { MappingColumn } from '../../../kernel/policy/schemas/mapping.ts';
import { OrganBook } from '../checking/organs.ts';
import { getMapping } from '../reading/prepare.ts';
import { templateMessages } from './template-messages.ts';

const TEXT: CellStyle = { numFmt: '@' };
const HEAD: CellStyle = { numFmt: '@', font: { bold: true } };
const NOTE: CellStyle = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } };
const EXAMPLE: CellStyle = { numFmt: '@', font: { italic: true, color: { rgb: '808080' } } };
/** Rows for which the lists stand: more than a clerk fills in by hand. */
const ROWS = 2_000;
/** Note, example, heading: what stands above the heading is not read. */
const HEADING_ROW = 3;
/** What a spreadsheet takes as a list in the rule itself. */
const LIST_CHARACTERS = 250;

/**
 * A form as a workbook to fill in: its columns but those about natural persons, lists to choose from, the own organ in its
 * column's list and in the example, one grey example row above the heading, every cell text. Nobody has to use it. Throws
 * FORBIDDEN, MAPPING_UNKNOWN.
 */
export async function templateXlsx(
  kernel: Pick<Kernel, 'policy' | 'clock'>,
  form: string,
  caller: Caller,
  language: Language,
): Promise<Buffer> {
  requirePermission(caller, 'intake.forms');
  const { mapping } = getMapping(kernel, form);
  const today = kernel.clock.today().toString();
  const document = kernel.policy.get('mapping', form, today);
  const organ = new OrganBook(kernel.policy, today).find(caller.organ ?? '')?.name.zh ?? '';
  const texts = t(language, templateMessages);
  const columns = mapping.columns.filter((column) => !column.identity && column.names.length > 0);
  const isOrgan = (column: MappingColumn): boolean => column.field === (mapping.organField ?? 'organ');
  const note = texts.note({ title: language === 'en' ? document.title.en : document.title.zh, organ });
  const cells = new Map<string, Partial<Cell>>([['0,0', { style: NOTE }]]);
  columns.forEach((_, at) => {
    cells.set(`1,${at}`, { style: EXAMPLE });
    cells.set(`2,${at}`, { style: HEAD });
  });
  const bytes = await writeXlsx({
    sheets: [
      {
        name: texts.sheet(),
        columns: columns.map(({ names }) => ({
          width: Math.min(36, Math.max(14, names[0]!.length * 2 + 4)),
          style: TEXT,
        })),
        rows: [[note], columns.map((column) => exampleOf(column, isOrgan(column) ? organ : null)), columns.map(({ names }) => names[0]!)],
        cells,
        freezePane: { rows: HEADING_ROW },
        dataValidations: columns.flatMap((column, at) => {
          const range = `${letters(at)}${HEADING_ROW + 1}:${letters(at)}${HEADING_ROW + ROWS}`;
          const values = isOrgan(column) && organ !== '' ? [organ] : choices(column);
          if (values.length === 0 || values.join(',').length > LIST_CHARACTERS) return [];
          const inputMessage = isOrgan(column) ? texts.own() : column.transform === 'list' ? texts.list() : texts.choice();
          // A hint, no bar: the intake knows more spellings than a list shows.
          return [
            {
              type: 'list' as const,
              values,
              range,
              allowBlank: true,
              showInputMessage: true,
              inputMessage,
              showErrorMessage: false,
            },
          ];
        }),
      },
    ],
    properties: { title: form },
  });
  return Buffer.from(bytes);
}

/** One word for each value, the first that the form knows. */
function choices({ values = {}, transform }: MappingColumn): string[] {
  if (transform !== 'enum' && transform !== 'bool' && transform !== 'list') return [];
  const words = new Map<string, string>();
  for (const [word, value] of Object.entries(values)) {
    // A person's row is never taken: the form does not offer it.
    if (value !== 'person' && !words.has(value)) words.set(value, word);
  }
  return [...words.values()].filter((word) => !word.includes(','));
}

function exampleOf(column: MappingColumn, organ: string | null): string {
  if (organ !== null) return organ;
  if (column.transform === 'date' || column.transform === 'range') return '2026-11-24';
  if (column.transform === 'amount-wan') return '0.2';
  if (column.transform === 'amount-yuan') return '2000';
  if (column.transform === 'uscc') return '91509900MADEMA019J';
  return choices(column)[0] ?? EXAMPLES[column.field] ?? '';
}

const EXAMPLES: Readonly<Record<string, string>> = {
  subjectName: '重庆示例甲食品有限公司',
  documentNo: '示市监罚〔2026〕1号',
  text: '罚款2000元',
  violation: '未按规定保存进货查验记录',
};

/** 0 → A, 26 → AA. */
function letters(at: number): string {
  return at < 26 ? String.fromCodePoint(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26);
}
