import type { ReactElement } from 'react';
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
