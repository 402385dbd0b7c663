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
}

const ROW = 56;

/**
 * Bars, one under another. Drawn without a viewBox and in per cent across, so that letters keep their size on a phone.
 * The table with the same numbers stands beside it in the page (the caller's duty; a browser test compares them).
 */
export function BarChart(props: ChartProps): ReactElement {
  const max = props.max ?? Math.max(1, ...props.points.map((point) => point.value));
  return (
    <Figure {...props} height={props.points.length * ROW}>
      {props.points.map((point, index) => (
        <g key={point.label} data-point={point.label} data-value={point.text}>
          <text x="0" y={index * ROW + 18} lang={point.lang}>
            {point.label}
          </text>
          <rect className="track" x="0" y={index * ROW + 27} width="78%" height="14" />
          <rect className="bar" x="0" y={index * ROW + 27} width={percent((point.value / max) * 78)} height="14" />
          <text className="soft" x="80%" y={index * ROW + 40}>
            {point.text}
          </text>
        </g>
      ))}
    </Figure>
  );
}

const HEIGHT = 180;

/** A line over equal steps, the value written at each point. */
export function LineChart(props: ChartProps): ReactElement {
  const max = props.max ?? Math.max(1, ...props.points.map((point) => point.value));
  const x = (index: number) => percent(6 + (index * 88) / Math.max(1, props.points.length - 1));
  const y = (value: number) => Number((30 + (1 - value / max) * (HEIGHT - 70)).toFixed(1));
  return (
    <Figure {...props} height={HEIGHT}>
      <line className="axis" x1="0" x2="100%" y1={HEIGHT - 30} y2={HEIGHT - 30} />
      {props.points.slice(1).map((point, index) => (
        <line
          key={point.label}
          className="line"
          x1={x(index)}
          y1={y(props.points[index]?.value ?? 0)}
          x2={x(index + 1)}
          y2={y(point.value)}
        />
      ))}
      {props.points.map((point, index) => (
        <g key={point.label} data-point={point.label} data-value={point.text}>
          <circle className="dot" cx={x(index)} cy={y(point.value)} r="4.5" />
          <text x={x(index)} y={y(point.value) - 12} textAnchor="middle">
            {point.text}
          </text>
          <text className="soft" x={x(index)} y={HEIGHT - 8} textAnchor="middle" lang={point.lang}>
            {point.label}
          </text>
        </g>
      ))}
    </Figure>
  );
}

function Figure(props: ChartProps & { height: number; children: ReactElement | (ReactElement | ReactElement[])[] | ReactElement[] }): ReactElement {
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
