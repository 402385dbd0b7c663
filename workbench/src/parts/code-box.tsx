import { useMemo, useRef, type ReactElement, type RefObject } from 'react';
import type { Aria } from './aria.ts';
import { gutter } from './gutter.ts';

/** A long text by its lines, with their numbers beside it; lines with a fault are marked where they stand. */
export function CodeBox(props: {
  aria: Aria;
  box: RefObject<HTMLTextAreaElement | null>;
  value: string;
  faulty: readonly number[];
  rows: number;
  onChange: (text: string) => void;
}): ReactElement {
  const { aria, box, value, faulty, rows, onChange } = props;
  const side = useRef<HTMLPreElement>(null);
  const lines = useMemo(() => value.split('\n').length, [value]);
  const marks = faulty.join(' ');
  const pieces = useMemo(() => gutter(lines, new Set(marks.split(' ').map(Number))), [lines, marks]);
  return (
    <div className="code-lines">
      {/* What it says stands in the list of faults, by number of line. */}
      <pre ref={side} aria-hidden="true">
        {pieces.map(({ text, faulty: bad }) => (bad ? <mark key={text}>{text}</mark> : <span key={text}>{text}</span>))}
      </pre>
      <textarea
        {...aria}
        ref={box}
        className="code-box"
        rows={rows}
        spellCheck={false}
        wrap="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (side.current) side.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
