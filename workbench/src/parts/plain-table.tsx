import type { ReactElement, ReactNode } from 'react';

/** A small table within a page, beside the one that has the address. */
export function PlainTable(props: {
  label: string;
  heads: readonly string[];
  /** Places of the columns that hold figures: they end at one line. */
  figures?: readonly number[];
  rows: readonly (readonly ReactNode[])[];
}): ReactElement {
  const how = (column: number): string | undefined => (props.figures?.includes(column) === true ? 'number' : undefined);
  return (
    <div className="scroll" role="region" aria-label={props.label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {props.heads.map((head, column) => (
              <th key={head} scope="col" className={how(column)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the rows of one answer never move
            <tr key={at}>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key -- as the columns
                <td key={column} className={how(column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
