import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { placeInWords } from '../../../parts/place.ts';
import { Mixed } from '../../../parts/text.tsx';
import { workshopMessages } from './messages.ts';
import type { Draft } from './use-draft.ts';

/** What differs from the edition in force, place by place; a place leads to its field. */
export function Changes({ draft, go }: { draft: Draft; go: ((pointer: string) => void) | null }): ReactElement {
  const say = useSay(workshopMessages);
  const { changes } = draft;
  const placeOf = (path: string): string => placeInWords(draft.file, path);
  if (changes.length === 0) {
    return (
      <p className="meta" data-changes="0" role="status">
        {draft.broken === null ? say['changes.none']() : null}
      </p>
    );
  }
  return (
    <details data-changes={changes.length}>
      <summary>
        {say['changes.count']({ n: changes.length })} · {say['changes.show']()}
      </summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={say['changes.show']()}>
        <table className="differences">
          <thead>
            <tr>
              <th scope="col">{say['changes.place']()}</th>
              <th scope="col">{say['changes.before']()}</th>
              <th scope="col">{say['changes.after']()}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ path, before, after }) => (
              <tr key={path}>
                <th scope="row">
                  {go === null ? (
                    <Mixed>{placeOf(path)}</Mixed>
                  ) : (
                    <button type="button" className="plain-button" title={say['changes.go']()} onClick={() => go(path)}>
                      <Mixed>{placeOf(path)}</Mixed>
                    </button>
                  )}
                  <br />
                  <small>
                    <code>{path}</code>
                  </small>
                </th>
                <td>
                  {before === null ? (
                    '—'
                  ) : (
                    <del>
                      <Mixed>{before}</Mixed>
                    </del>
                  )}
                </td>
                <td>
                  {after === null ? (
                    '—'
                  ) : (
                    <ins>
                      <Mixed>{after}</Mixed>
                    </ins>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
