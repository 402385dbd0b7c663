import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { Mixed } from '../../../parts/text.tsx';
import type { Difference } from './differences.ts';
import { mappingMessages } from './messages.ts';

/** What differs, place by place, the words of both sides. */
export function Differs({ of, name }: { of: readonly Difference[]; name: string }): ReactElement {
  const say = useSay(mappingMessages);
  if (of.length === 0) return <p data-differs="0">{say['differs.none']()}</p>;
  return (
    <div className="scroll" role="region" aria-label={name} tabIndex={0} data-differs={of.length}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say['differs.what']()}</th>
            <th scope="col">{say['differs.before']()}</th>
            <th scope="col">{say['differs.after']()}</th>
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <tr key={`${each.kind} ${each.column} ${each.part} ${each.from}`}>
              <th scope="row">
                <Mixed>{where(say, each)}</Mixed>
              </th>
              <td>
                <Side gone text={each.from} />
              </td>
              <td>
                <Side text={each.to} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ text, gone = false }: { text: string; gone?: boolean }): ReactElement {
  const said = <Mixed>{text}</Mixed>;
  return gone ? <del>{said}</del> : <ins>{said}</ins>;
}

/** A part of a column is called as the editor calls it; a rule by its name in the file. */
function where(say: typeof mappingMessages.zh, { kind, column, part }: Difference): string {
  switch (kind) {
    case 'column-added':
      return say['differs.added']({ column });
    case 'column-gone':
      return say['differs.gone']({ column });
    case 'column': {
      const key = `column.${part}`;
      return say['differs.column']({ column, part: key in say ? say[key as 'column.field']() : part });
    }
    default:
      return part;
  }
}
