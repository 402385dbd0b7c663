import type { ReactElement, ReactNode } from 'react';
import { useSay } from '../../look/look.tsx';
import { Mixed, Zh } from '../../parts/text.tsx';
import { reviewMessages } from './messages/review.ts';
import type { Review } from './types.ts';

/** The differences of one page, what is replaced first: that is what a second person is for. */
export function Changes({ review }: { review: Review }): ReactElement {
  const say = useSay(reviewMessages);
  const who = [say.row(), say.name(), say.document()];
  return (
    <>
      <Part
        name="changed"
        title={say.changed()}
        heads={[...who, say.changes()]}
        rows={review.changed.map((each) => ({
          key: each.row,
          cells: [each.row, <Zh key="name">{each.name}</Zh>, <Zh key="no">{each.documentNo}</Zh>, <Fields key="fields" of={each.fields} />],
        }))}
      />
      <Part
        name="back"
        title={say.back()}
        heads={[say.row(), say.what(), say.how()]}
        rows={review.back.map((each) => ({
          key: each.row,
          cells: [each.row, <Mixed key="what">{each.what}</Mixed>, <Mixed key="how">{each.how}</Mixed>],
        }))}
      />
      {review.mends === null ? null : (
        <Part
          name="mended"
          title={say.mended()}
          heads={[...who, say.of()]}
          rows={review.mended.map((each) => ({
            key: each.row,
            cells: [each.row, <Zh key="name">{each.name}</Zh>, <Zh key="no">{each.documentNo}</Zh>, each.of],
          }))}
        />
      )}
      <Part
        name="fresh"
        title={say.fresh()}
        heads={who}
        rows={review.fresh.map((each) => ({
          key: each.row,
          cells: [each.row, <Zh key="name">{each.name}</Zh>, <Zh key="no">{each.documentNo}</Zh>],
        }))}
      />
    </>
  );
}

function Fields({ of }: { of: Review['changed'][number]['fields'] }): ReactElement {
  const say = useSay(reviewMessages);
  return (
    <ul>
      {of.map(({ field, name, from, to }) => (
        <li key={field}>
          <Mixed>{say.change({ name, from: from ?? say.empty(), to: to ?? say.empty() })}</Mixed>
        </li>
      ))}
    </ul>
  );
}

function Part(props: {
  name: string;
  title: string;
  heads: readonly string[];
  rows: readonly { key: number; cells: readonly ReactNode[] }[];
}): ReactElement {
  const say = useSay(reviewMessages);
  const { name, title, heads, rows } = props;
  return (
    <section data-part={name}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{say.none()}</p>
      ) : (
        <div className="scroll" role="region" aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells }) => (
                <tr key={key}>
                  {cells.map((cell, index) =>
                    index === 0 ? (
                      <th key={heads[index]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={heads[index]}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
