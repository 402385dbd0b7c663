import type { Kernel } from '../../kernel/context.ts';
import type { ActTemplateContent, TemplateField } from '../../kernel/policy/schemas/act-template.ts';
import { itemFor } from '../../registry/catalogue/index.ts';
import type { ActKind } from '../../registry/records/types.ts';

/** The columns of a file. */
export interface SentTemplate {
  id: string;
  edition: string;
  scope: 'national' | 'local';
  /** Headings: codes of the national template, Chinese names of ours. */
  columns: string[];
  fields: TemplateField[];
  codeLists: ActTemplateContent['codeLists'];
}

/** The national template where there is one, ours (marked local) for the other kinds. */
export function templateFor(kernel: Pick<Kernel, 'policy'>, kind: ActKind, day: string): SentTemplate {
  const item = itemFor(kernel.policy, kind, day)?.item;
  const document = kernel.policy.get<ActTemplateContent>('act-template', item?.template ?? kind.replaceAll('_', '-'));
  const { scope, fields, codeLists } = document.content;
  // Fields that we added to a national template stay here: the upper platform knows its numbered ones only.
  const sent = scope === 'national' ? fields.filter((field) => field.no !== undefined) : fields;
  return {
    id: document.id,
    edition: document.edition,
    scope,
    columns: sent.map((field) => (scope === 'national' ? (field.code ?? field.name.zh) : field.name.zh)),
    fields: sent,
    codeLists,
  };
}

/** Changes of all kinds in one file: no national form of it was found, so this is ours. */
export const CHANGES = {
  id: 'exchange-changes',
  edition: '1',
  columns: [
    '处理方式',
    '信息类别',
    '行政相对人名称',
    '统一社会信用代码',
    '决定文书号',
    '决定日期',
    '许可编号',
    '决定机关',
    '决定机关统一社会信用代码',
    '原因',
    '处理日期',
  ],
} as const;
