import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { BarChart, Foreign, formatCount, formatMonth, hasHan, href, Table } from '../../../kernel/ui/index.ts';
import type { CodeRate } from '../../../registry/codes/index.ts';
import type { View } from '../frame.tsx';
import { codesPageMessages } from '../messages/codes.ts';

export interface MonthOfRate {
  month: string;
  rate: CodeRate;
}

/** The whole city, or one district or organ, month by month with the target: chart and table of the same numbers. */
export function CodeRateLine(props: {
  months: readonly MonthOfRate[];
  target: number;
  view: View;
  /** Whose months; default: the whole city's. */
  of?: string;
}): ReactElement {
  const { months, target, view, of } = props;
  const { language } = view;
  const say = t(language, codesPageMessages);
  const rated = months.flatMap(({ month, rate }) =>
    rate.perTenThousand === null ? [] : [{ label: formatMonth(month, language), text: rate.perTenThousand }],
  );
  const [first, last] = [rated[0], rated.at(-1)];
  return (
    <>
      {first === undefined || last === undefined ? null : (
        <BarChart
          title={of === undefined ? say['over.chart']({ target }) : say['over.chart.of']({ name: of, target })}
          sentence={say['over.sentence']({
            first: first.label,
            firstRate: first.text,
            last: last.label,
            lastRate: last.text,
            target,
          })}
          mark={target}
          points={rated.map((each) => ({ ...each, value: Number(each.text) }))}
        />
      )}
      <Table
        caption={of ?? say.over()}
        hideCaption
        language={language}
        rows={months.toReversed()}
        rowKey={(row) => row.month}
        columns={[
          {
            head: say.month(),
            heading: true,
            cell: ({ month }) => <a href={href(`/figures/codes/${month}`, language)}>{formatMonth(month, language)}</a>,
          },
          { head: say.bodies(), number: true, cell: ({ rate }) => formatCount(rate.bodies) },
          { head: say.wrong(), number: true, cell: ({ rate }) => formatCount(rate.wrong) },
          { head: say.perTenThousand(), number: true, cell: ({ rate }) => rate.perTenThousand ?? say.few() },
        ]}
      />
    </>
  );
}

export interface CodeRateRow extends CodeRate {
  key: string;
  label: string;
}

/** Districts or organs of one month, highest rate first; those that are too few to be rated stand in the table alone. */
export function CodeRateGroup(props: {
  rows: readonly CodeRateRow[];
  title: string;
  caption: string;
  head: string;
  target: number;
  view: View;
}): ReactElement {
  const { rows, title, caption, head, target, view } = props;
  const { language } = view;
  const say = t(language, codesPageMessages);
  const rated = rows
    .flatMap((row) => (row.perTenThousand === null ? [] : [{ row, text: row.perTenThousand }]))
    .sort((a, b) => Number(b.text) - Number(a.text) || a.row.key.localeCompare(b.row.key));
  const met = rated.filter((each) => Number(each.text) <= target).length;
  const sentence = say['group.sentence']({ n: rated.length, met, target });
  return (
    <>
      {rated.length === 0 ? null : (
        <>
          <BarChart
            title={title}
            sentence={sentence}
            mark={target}
            points={rated.map(({ row, text }) => ({
              label: row.label,
              value: Number(text),
              text,
              lang: language === 'en' && hasHan(row.label) ? 'zh-CN' : undefined,
            }))}
          />
          <p className="meta">{sentence}</p>
        </>
      )}
      <Table
        caption={caption}
        hideCaption
        language={language}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { head, heading: true, cell: (row) => <Foreign text={row.label} language={language} /> },
          { head: say.bodies(), number: true, cell: (row) => formatCount(row.bodies) },
          { head: say.wrong(), number: true, cell: (row) => formatCount(row.wrong) },
          { head: say.invalid(), number: true, cell: (row) => formatCount(row.invalid) },
          { head: say.shared(), number: true, cell: (row) => formatCount(row.shared) },
          { head: say.several(), number: true, cell: (row) => formatCount(row.several) },
          { head: say.perTenThousand(), number: true, cell: (row) => row.perTenThousand ?? say.few() },
        ]}
      />
    </>
  );
}
