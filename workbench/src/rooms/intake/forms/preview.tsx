import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { Mixed, Zh } from '../../../parts/text.tsx';
import { mappingMessages } from './messages.ts';
import type { Tried } from './types.ts';

const SHOWN = 20;

type Row = Tried['rows'][number];

/** The first rows cell by cell: what stands there, what it becomes, what is wrong with it and how to mend it. */
export function Preview({ tried }: { tried: Tried }): ReactElement {
  const say = useSay(mappingMessages);
  const { columns, rows } = tried;
  return (
    <div className="scroll" role="region" aria-label={say['preview.title']()} tabIndex={0} data-preview="">
      <table>
        <caption className="hidden">{say['preview.title']()}</caption>
        <thead>
          <tr>
            <th scope="col">{say['preview.row']()}</th>
            <th scope="col">{say['preview.result']()}</th>
            {columns.map(({ heading, field, state }, at) => (
              // Two columns of a sheet may bear one heading.
              // oxlint-disable-next-line no-array-index-key
              <th key={at} scope="col">
                <Zh>{heading}</Zh>
                <br />
                <small>
                  {say[`preview.state.${state}`]()} {field === null ? null : <code>{field}</code>}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.row} data-problems={row.problems.length}>
              <th scope="row">{row.row}</th>
              <td>
                <Result row={row} />
              </td>
              {columns.map(({ field }, at) => (
                // oxlint-disable-next-line no-array-index-key
                <td key={at}>
                  <Cell row={row} at={at} field={field} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Result({ row: { problems, held } }: { row: Row }): ReactElement {
  const say = useSay(mappingMessages);
  const whole = problems.filter(({ column }) => column === null);
  if (problems.length === 0) return <>{held.length === 0 ? say['preview.good']() : say['preview.held']()}</>;
  return (
    <ul>
      {(whole.length === 0 ? problems : whole).map(({ code, what }) => (
        <li key={code}>
          <Mixed>{what}</Mixed>
        </li>
      ))}
    </ul>
  );
}

function Cell({ row, at, field }: { row: Row; at: number; field: string | null }): ReactElement {
  const say = useSay(mappingMessages);
  const given = row.cells[at] ?? '';
  const value = field === null ? undefined : row.values[field];
  const stored = Array.isArray(value) ? value.join('、') : value === undefined ? '' : String(value);
  const problem = row.problems.find(({ column }) => column === at);
  const shown = stored === '' || stored === given ? given : say['preview.becomes']({ given, value: stored });
  return (
    <>
      <Zh>{shown}</Zh>
      {problem === undefined ? null : (
        <p className="fault">
          <Mixed>{`${problem.what} ${problem.how}`}</Mixed>
        </p>
      )}
    </>
  );
}
