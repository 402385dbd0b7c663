import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { BarChart, Foreign, formatCount, hasHan, Table, type Column } from '../../../kernel/ui/index.ts';
import type { MonthRate, Reported } from '../../../registry/figures/index.ts';
import type { View } from '../frame.tsx';
import { figuresMessages } from '../messages/figures.ts';
import { monthMessages } from '../messages/figures-month.ts';

export interface RateRow extends MonthRate {
  key: string;
  label: string;
  /** Whether it reported at all; null where that is not asked. */
  reported: Reported | null;
  sentence: string | null;
}

interface Props {
  rows: readonly RateRow[];
  head: string;
  caption: string;
  chartTitle: string;
  view: View;
  /** With the columns of organs: whether it reported at all, and what it says. */
  organs?: boolean;
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

function RateChart({ rows, chartTitle, view: { language } }: Props): ReactElement | null {
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

function RateTable({ rows, head, caption, view, organs }: Props): ReactElement {
  const { language } = view;
  return (
    <Table
      caption={caption}
      hideCaption
      language={language}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { head, heading: true, cell: (row) => <Name row={row} view={view} /> },
        ...clockColumns(view),
        ...soundColumns(view),
        ...(organs ? organColumns(view) : []),
      ]}
    />
  );
}

/** What the organ says stands under its name: a column of its own would push the table beyond a page's width. */
function Name({ row, view: { language } }: { row: RateRow; view: View }): ReactElement {
  return (
    <>
      <Foreign text={row.label} language={language} />
      {row.sentence === null ? null : (
        <span className="meta line">
          {t(language, monthMessages).sentence()}
          <Foreign text={row.sentence} language={language} />
        </span>
      )}
    </>
  );
}

function clockColumns({ language }: View): Column<RateRow>[] {
  const say = t(language, figuresMessages);
  const more = t(language, monthMessages);
  return [
    { head: say.acts(), number: true, cell: (row) => formatCount(row.acts) },
    { head: say.onTime(), number: true, cell: (row) => formatCount(row.onTime) },
    { head: say.late(), number: true, cell: (row) => formatCount(row.late) },
    {
      head: say.rate(),
      number: true,
      cell: (row) => <span data-rate={row.onTimePercent ?? ''}>{row.acts === 0 ? '—' : percent(row.onTimePercent, say.few())}</span>,
    },
    {
      head: more['late.rate'](),
      number: true,
      cell: (row) => (row.acts === 0 ? '—' : percent(row.latePercent, say.few())),
    },
    { head: say.average(), number: true, cell: (row) => row.averageDaysLate ?? '—' },
  ];
}

function soundColumns({ language }: View): Column<RateRow>[] {
  const say = t(language, monthMessages);
  const few = t(language, figuresMessages).few();
  return [
    {
      head: say['sound.rate'](),
      number: true,
      cell: (row) =>
        row.rows === 0 ? (
          '—'
        ) : (
          <>
            {percent(row.soundPercent, few)}
            <span className="meta line">{say['sound.of']({ sound: formatCount(row.sound), rows: formatCount(row.rows) })}</span>
          </>
        ),
    },
    {
      head: say['missing.rate'](),
      number: true,
      cell: (row) =>
        row.sampled === 0 ? (
          say['missing.none']()
        ) : (
          <>
            {percent(row.missingPercent, few)}
            <span className="meta line">{say['missing.of']({ missing: formatCount(row.missing), sampled: formatCount(row.sampled) })}</span>
          </>
        ),
    },
  ];
}

function organColumns({ language }: View): Column<RateRow>[] {
  const say = t(language, figuresMessages);
  return [{ head: say.reported(), cell: (row) => (row.reported === null ? '—' : say[`reported.${row.reported}`]()) }];
}

function percent(value: string | null, few: string): string {
  return value === null ? few : `${value}%`;
}
