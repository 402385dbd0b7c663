import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../../i18n/types.ts';
import { t } from '../../i18n/types.ts';
import type { Text } from '../../policy/schemas/common.ts';
import type { ProcedureContent } from '../../policy/schemas/procedure.ts';
import { COLOURS, type Colour } from '../../ui/palette.ts';
import { layOut, textOf, TITLE, WHO, type Box, type Line } from './layout.ts';
import { diagramMessages } from './messages.ts';

export interface Drawn {
  /** Unique in the page; the ids in the drawing begin with it. */
  id: string;
  title: Text;
  content: ProcedureContent;
}

/**
 * The drawing of a procedure: states as boxes, steps between them with who takes them. Its text alternative is the list of
 * `outlineOf`, which the caller puts beside it. No style, no script: the page's policy allows neither.
 */
export function ProcedureDrawing({ id, title, content, language }: Drawn & { language: Language }): ReactElement {
  const say = t(language, diagramMessages);
  const { width, height, boxes, lines } = layOut(content, language);
  const name = textOf(title, language);
  const counts = { states: content.states.length, steps: content.transitions.length };
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      lang={language}
      fontFamily={FONTS[language]}
    >
      <title id={`${id}-title`}>{say['drawing.title']({ name })}</title>
      <desc id={`${id}-desc`}>{say['drawing.desc'](counts)}</desc>
      <defs>
        <marker id={`${id}-arrow`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 L8 4 L0 8 Z" fill={COLOURS['ink-2']} />
        </marker>
      </defs>
      <rect width={width} height={height} fill={COLOURS.paper} />
      {lines.map((line, i) => (
        <Path key={i} line={line} arrow={`${id}-arrow`} />
      ))}
      {boxes.map((box) => (
        <Boxed key={box.id} box={box} />
      ))}
    </svg>
  );
}

/** Latin letters of a Chinese face are set too wide for English, its quotation marks above all. */
const FONTS: Record<Language, string> = {
  'zh-CN': "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', sans-serif",
  en: "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
};

function Path({ line: { points, arrow: has }, arrow }: { line: Line; arrow: string }): ReactElement {
  return (
    <path
      d={curve(points)}
      fill="none"
      stroke={COLOURS['line-strong']}
      strokeWidth="1.3"
      {...(has ? { markerEnd: `url(#${arrow})` } : {})}
    />
  );
}

/** Through the middles of the stretches, rounded at the points between. */
function curve(points: Line['points']): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const bends = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] ?? point;
    const last = i === rest.length - 2;
    const end = last ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${point.x} ${point.y} ${end.x} ${end.y}`;
  });
  const end = rest.at(-1);
  return bends.length > 0 || !end ? `M${first.x} ${first.y} ${bends.join(' ')}` : `M${first.x} ${first.y} L${end.x} ${end.y}`;
}

const FILL: Record<Box['look'], Colour> = {
  start: 'primary-wash',
  plain: 'wash',
  adverse: 'soon-wash',
  end: 'wash-2',
  people: 'paper',
  clock: 'paper',
};

function Boxed({ box }: { box: Box }): ReactElement {
  const { x, y, width, height, lines, who, kind, look } = box;
  const top = y - height / 2 + (height - lines.length * TITLE - who.length * WHO) / 2;
  const state = kind === 'state';
  return (
    <g>
      <rect
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={state ? 9 : 0}
        fill={COLOURS[FILL[look]]}
        stroke={COLOURS[look === 'adverse' ? 'soon' : state ? 'ink' : 'line']}
        strokeWidth={look === 'end' || look === 'start' ? 2.5 : state ? 1.3 : 1}
        {...(look === 'clock' ? { strokeDasharray: '4 3', stroke: COLOURS['ink-3'] } : {})}
      />
      <text textAnchor="middle" fontSize={state ? 15 : 14} fontWeight={state ? 600 : 400} fill={COLOURS.ink}>
        {lines.map((line, i) => (
          <tspan key={i} x={x} y={top + i * TITLE + 15}>
            {line}
          </tspan>
        ))}
      </text>
      {who.length === 0 ? null : (
        <text textAnchor="middle" fontSize="12" fill={COLOURS['ink-2']}>
          {who.map((line, i) => (
            <tspan key={i} x={x} y={top + lines.length * TITLE + i * WHO + 12}>
              {line}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}

/** The drawing as a file. */
export function drawingFile(drawn: Drawn, language: Language): string {
  return `${renderToStaticMarkup(<ProcedureDrawing {...drawn} language={language} />)}\n`;
}
