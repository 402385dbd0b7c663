import { useId, type ReactElement } from 'react';

export interface ChartPoint {
  label: string;
  /** Height of the bar or point. */
  value: number;
  /** The same number as words, equal to the cell of the table beside the chart. */
  text: string;
  lang?: string | undefined;
}

interface ChartProps {
  title: string;
  /** The one sentence that the drawing says; its accessible name. */
  sentence: string;
  points: readonly ChartPoint[];
  /** End of the scale; default: the greatest value. */
  max?: number;
  /** Where a line stands across all bars: an aim. */
  mark?: number;
}

const LINE = 22;
const BAR = 34;
/** What fits into a line of a phone of 320px. */
const LABEL_WIDTH = 32;

/**
 * Bars, one under another. Drawn without a viewBox and in per cent across, so that letters keep their size on a phone.
 * The table with the same numbers stands beside it in the page (the caller's duty; a browser test compares them).
 */
export function BarChart(props: ChartProps): ReactElement {
  const max = props.max ?? Math.max(1, props.mark ?? 0, ...props.points.map((point) => point.value));
  const { rows, height } = layOut(props.points);
  return (
    <Figure {...props} height={height}>
      {rows.map(({ point, lines, top: y, bar }) => (
        <g key={point.label} data-point={point.label} data-value={point.text}>
          {lines.map((line, index) => (
            <text key={line} x="0" y={y + 17 + index * LINE} lang={point.lang}>
              {line}
            </text>
          ))}
          <rect className="track" x="0" y={bar} width="78%" height="14" />
          <rect className="bar" x="0" y={bar} width={percent((point.value / max) * 78)} height="14" />
          {props.mark === undefined ? null : (
            <rect className="aim" x={percent((props.mark / max) * 78)} y={bar - 3} width="2" height="20" />
          )}
          <text className="soft" x="80%" y={bar + 13}>
            {point.text}
          </text>
        </g>
      ))}
    </Figure>
  );
}

function layOut(points: readonly ChartPoint[]) {
  const rows: { point: ChartPoint; lines: string[]; top: number; bar: number }[] = [];
  let height = 0;
  for (const point of points) {
    const lines = labelLines(point.label);
    const bar = height + lines.length * LINE + 4;
    rows.push({ point, lines, top: height, bar });
    height = bar + BAR;
  }
  return { rows, height };
}

/** Letters of SVG don't wrap: a long label is parted here, by words where it has any. A Han character is two wide. */
function labelLines(label: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of label.match(/[\x21-\x7E]+\s*|[^\x21-\x7E]/gu) ?? [label]) {
    if (line !== '' && widthOf(line + word.trimEnd()) > LABEL_WIDTH) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trimEnd()].filter((each) => each !== '');
}

function widthOf(text: string): number {
  return [...text].reduce((sum, c) => sum + (c > '\u2E80' ? 1.9 : 1), 0);
}

function Figure(
  props: ChartProps & { height: number; children: ReactElement | (ReactElement | ReactElement[])[] | ReactElement[] },
): ReactElement {
  const id = useId();
  return (
    <figure className="chart">
      <figcaption id={id}>{props.title}</figcaption>
      <svg role="img" aria-label={props.sentence} height={props.height} focusable="false">
        {props.children}
      </svg>
    </figure>
  );
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}
