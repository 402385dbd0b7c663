import type { ReactElement, ReactNode } from 'react';
import { MARK_SHAPES } from './mark-shapes.ts';

/** The product's mark; decoration beside the site's name. */
export function SteelyardMark(): ReactElement {
  return (
    <svg viewBox="0 0 58 36" aria-hidden="true" focusable="false">
      {MARK_SHAPES.lines.map((d) => (
        <path key={d} className="mark-beam" d={d} />
      ))}
      {MARK_SHAPES.stars.map(([x, y]) => (
        <circle key={x} className="mark-star" cx={x} cy={y} r={1.7} />
      ))}
      <path className="mark-weight" d={MARK_SHAPES.weight} />
    </svg>
  );
}

const STEP = 16;

/**
 * The product's one instrument: a period as stars on a beam, always with its sentence. Full stars for days passed, hollow
 * ones for days left, squares for days beyond the period. The drawing says nothing that the sentence does not.
 */
export function Stars({ day, of, sentence }: { day: number; of: number; sentence: ReactNode }): ReactElement {
  const over = Math.max(0, day - of);
  // Beyond a fortnight of squares a drawing says no more than the sentence.
  const shown = of + Math.min(over, 14);
  const width = shown * STEP + 4;
  const at = (index: number) => index * STEP + STEP / 2 + 2;
  return (
    <span className="stars">
      <svg width={width} height={18} viewBox={`0 0 ${width} 18`} aria-hidden="true" focusable="false">
        <line className="star-beam" x1={2} y1={9} x2={width - 2} y2={9} />
        {Array.from({ length: shown }, (_, index) =>
          index >= of ? (
            <rect key={index} className="star-over" x={at(index) - 5} y={4} width={10} height={10} />
          ) : (
            <circle key={index} className={index < day ? 'star-on' : 'star-off'} cx={at(index)} cy={9} r={5} />
          ),
        )}
      </svg>
      <span>{sentence}</span>
    </span>
  );
}
