import type { ReactElement, ReactNode } from 'react';
import { instrument, type Instrument, type Period } from './steelyard-shape.ts';

const HEIGHT = 18;
const MIDDLE = HEIGHT / 2;

/**
 * The product's one instrument: a period on the beam of a steelyard, always with its sentence. Full stars for days passed,
 * hollow ones for days left, squares for days beyond; months are a beam with ends and a weight where today is. `clock`: the
 * period is a duty of an organ's, whose lateness alone is drawn in the late colour; beside a firm's record it is ink.
 */
export function Steelyard(props: { period: Period; sentence: ReactNode; clock?: boolean }): ReactElement {
  return (
    <span className={props.clock === true ? 'stars clock' : 'stars'}>
      <Drawing of={instrument(props.period)} />
      <span>{props.sentence}</span>
    </span>
  );
}

/** A period of a few days: see `Steelyard`. */
export function Stars({ day, of, sentence }: { day: number; of: number; sentence: ReactNode }): ReactElement {
  return <Steelyard period={{ kind: 'days', day, of }} sentence={sentence} />;
}

function Drawing({ of: { width, beam, marks, ends, weight } }: { of: Instrument }): ReactElement {
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <line className="star-beam" x1={beam[0]} y1={MIDDLE} x2={beam[1]} y2={MIDDLE} />
      {ends.map((x) => (
        <line key={`end${x}`} className="star-end" x1={x} y1={2} x2={x} y2={HEIGHT - 2} />
      ))}
      {marks.map(({ shape, x }) =>
        shape === 'late' ? (
          <rect key={x} className="star-over" x={x - 5} y={4} width={10} height={10} />
        ) : (
          <circle key={x} className={shape === 'passed' ? 'star-on' : 'star-off'} cx={x} cy={MIDDLE} r={5} />
        ),
      )}
      {weight === null ? null : <path className="star-weight" d={`M${weight - 4} ${MIDDLE - 3}h8l1.5 9h-11z`} />}
    </svg>
  );
}
