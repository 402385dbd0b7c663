import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { nameOf, type GradeScaleContent } from '../../kernel/policy/index.ts';
import { exportFile, type Exported, type ExportFormat } from '../../registry/disclosures/index.ts';
import { nameOfScale } from '../grades/index.ts';
import { supervisionMessages } from './messages.ts';
import { askedOf, lineOf, planFor, type PortfolioFilter, type PortfolioLine } from './portfolio.ts';
import { selectToldRows } from './portfolio-select.ts';
import type { Plan } from './rules.ts';
import { renewedUpTo } from './usable.ts';

const COLUMNS = ['uscc', 'name', 'district', 'industry', 'grade', 'reason', 'graded', 'since'] as const;

/**
 * The bodies of a portfolio as a file. The records of received grades are named, so that a correction reaches whoever got
 * them; an own evaluation is no record, and dated instead. Throws as exportFile, and NOT_FOUND for a plan.
 */
export async function exportPortfolio(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'settings' | 'append' | 'ids'>,
  { filter, format, recipient }: { filter: PortfolioFilter; format: ExportFormat; recipient?: string | undefined },
  caller: Caller,
  language: Language,
): Promise<Exported> {
  const day = kernel.clock.today().toString();
  const renewed = await renewedUpTo(kernel);
  const texts = t(language, supervisionMessages);
  return exportFile(kernel, caller, {
    action: 'supervision.exported',
    filter,
    format,
    recipient,
    texts,
    read: async (tx, limit) => {
      const plan = await planFor(tx, kernel, filter.plan, caller);
      const asked = await askedOf(tx, kernel, plan, filter, caller, { day, renewed });
      const rows = await selectToldRows(tx, asked, scaleNames(kernel.policy, plan), limit);
      const title = language === 'en' ? plan.title.en : plan.title.zh;
      return {
        object: nameOf(plan),
        subjectIds: rows.map((row) => row.subject_id),
        records: rows.flatMap((row) => row.records.map(([recordId, seq]) => ({ subjectId: row.subject_id, recordId, seq }))),
        fields: ['grade', 'name'],
        heading: COLUMNS.map((column) => texts[`column.${column}`]()),
        cells: rows.map((row) => cellsOf(lineOf(row), texts)),
        title: texts['export.title']({ plan: title, day, n: rows.length, purpose: caller.purpose ?? '' }),
        name: `supervision-${plan.id}-${day}`,
      };
    },
  });
}

/** Under which names the grades are kept on which the plan rests; none where it rests on an own evaluation. */
function scaleNames(policy: Kernel['policy'], { content: { scale } }: Plan): string[] {
  if (scale.kind !== 'received') return [];
  return policy
    .all<GradeScaleContent>('grade-scale')
    .filter(({ id }) => id === scale.received)
    .map(nameOfScale);
}

type Texts = typeof supervisionMessages.zh;

function cellsOf({ subject, district, industry, grade, reason, gradedOn, since }: PortfolioLine, texts: Texts): string[] {
  return [
    subject.uscc ?? '',
    subject.name ?? '',
    district ?? '',
    industry ?? '',
    grade ?? texts['grade.none'](),
    texts[`reason.${reason}`](),
    gradedOn ?? '',
    since ?? '',
  ];
}
