import type { ReactElement } from 'react';
import { t } from '../../kernel/i18n/types.ts';
import { BarChart, Foreign, formatCount, hasHan, Table } from '../../kernel/ui/index.ts';
import type { Rate } from '../../registry/publicity/index.ts';
import type { View } from '../frame.tsx';
import { figuresMessages } from '../messages/figures.ts';

export interface RateRow extends Rate {
  key: string;
  label: string;
  /** Whether it reported at all; null where that is not asked. */
  reported: 'acts' | 'nil' | 'silent' | 'none' | null;
}

interface Props {
  rows: readonly RateRow[];
  head: string;
  caption: string;
  chartTitle: string;
  view: View;
  /** With the column that says whether it reported at all. */
  silence?: boolean;
}

/** The chart of those that can be rated, and the table of all with the same numbers. */
export function RateSection(props: Props): ReactElement {
  return (
    <>
      <RateChart {...props} />
      <RateTable {...props} />
    </>
  );
}

export function RateChart({ rows, chartTitle, view: { language } }: Props): ReactElement | null {
  const say = t(language, figuresMessages);
  const rated = rows
    .flatMap((row) => (row.onTimePercent === null ? [] : [{ row, percent: row.onTimePercent }]))
    .sort((a, b) => Number(b.percent) - Number(a.percent) || a.row.key.localeCompare(b.row.key));
  const [best, worst] = [rated[0], rated.at(-1)];
  if (best === undefined || worst === undefined || rated.length < 2) return null;
  // Equals are named together: none of them alone is the first or the last.
  const all = (percent: string) =>
    rated
      .filter((each) => each.percent === percent)
      .map(({ row }) => row.label)
      .join(language === 'en' ? ', ' : '、');
  const sentence = say['chart.sentence']({
    n: rated.length,
    best: all(best.percent),
    bestRate: `${best.percent}%`,
    worst: all(worst.percent),
    worstRate: `${worst.percent}%`,
  });
  return (
    <>
      <BarChart
        title={chartTitle}
        sentence={sentence}
        max={100}
        points={rated.map(({ row, percent }) => ({
          label: row.label,
          value: Number(percent),
          text: `${percent}%`,
          lang: language === 'en' && hasHan(row.label) ? 'zh-CN' : undefined,
        }))}
      />
      <p className="meta">
        <Foreign text={sentence} language={language} />
      </p>
    </>
  );
}

export function RateTable({ rows, head, caption, view: { language }, silence }: Props): ReactElement {
  const say = t(language, figuresMessages);
  return (
    <Table
      caption={caption}
      hideCaption
      language={language}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { head, heading: true, cell: (row) => <Foreign text={row.label} language={language} /> },
        { head: say.acts(), number: true, cell: (row) => formatCount(row.acts) },
        { head: say.onTime(), number: true, cell: (row) => formatCount(row.onTime) },
        { head: say.late(), number: true, cell: (row) => formatCount(row.late) },
        {
          head: say.rate(),
          number: true,
          cell: (row) => (
            <span data-rate={row.onTimePercent ?? ''}>
              {row.onTimePercent === null ? say.few() : `${row.onTimePercent}%`}
            </span>
          ),
        },
        { head: say.average(), number: true, cell: (row) => row.averageDaysLate ?? '—' },
        ...(silence
          ? [
              {
                head: say.reported(),
                cell: (row: RateRow) => (row.reported === null ? '—' : say[`reported.${row.reported}`]()),
              },
            ]
          : []),
      ]}
    />
  );
}
