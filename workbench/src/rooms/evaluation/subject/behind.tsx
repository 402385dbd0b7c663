import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { kindOf, OrganName } from '../../../parts/acts/index.ts';
import { formatDay } from '../../../parts/format.ts';
import { GradeMark } from '../../../parts/grade.tsx';
import { PageLink } from '../../../parts/links.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { DateText, Mixed, Zh } from '../../../parts/text.tsx';
import { own } from '../../../look/language.ts';
import type { Explanation } from './types.ts';
import { evaluationMessages } from './messages.ts';

interface Props {
  found: Explanation;
}

/** A grade by its letter on the depth of its scale, with the score; what stays the same says so. */
function Would({ found, stands }: Props & { stands: { score: string | null; grade: string | null } }): ReactElement {
  const say = useSay(evaluationMessages);
  const { score, grade } = stands;
  if (score === found.score && grade === found.grade) return <>{say['stands.same']()}</>;
  return (
    <>
      <GradeMark id={grade} scale={found.scale} /> {score}
    </>
  );
}

/** Each record with what would be without it and when it leaves by itself. */
export function Behind({ found }: Props): ReactElement {
  const say = useSay(evaluationMessages);
  const { records, more, indicators } = found;
  const titleOf = (id: string): string => own(indicators.find((each) => each.id === id)?.title ?? { zh: id, en: id });
  return (
    <>
      <h3>{say.behind()}</h3>
      {records.length === 0 ? (
        <p data-empty="">{say['behind.none']()}</p>
      ) : (
        <>
          <p className="meta">{say['behind.lead']()}</p>
          <PlainTable
            label={`${say.behind()} ${own(found.title)}`}
            heads={[say.record(), say.organ(), say.decided(), say.leaves(), say.repaired(), say.gone()]}
            rows={records.map((each) => [
              <PageLink key="r" to={`/records/${each.recordId}`}>
                {kindOf(each.kind)} <Zh>{each.documentNo}</Zh>
              </PageLink>,
              <OrganName key="o" code={each.organ} />,
              <DateText key="d" day={each.decided} />,
              <ul key="l" className="plain">
                {each.indicators.map(({ id, leavesOn }) => (
                  <li key={id}>
                    <Mixed>
                      {say['leaves.of']({
                        title: titleOf(id),
                        day: leavesOn === null ? say['leaves.stays']() : formatDay(leavesOn),
                      })}
                    </Mixed>
                  </li>
                ))}
              </ul>,
              each.repaired === null ? say['repaired.not']() : <Would key="m" found={found} stands={each.repaired} />,
              <Would key="g" found={found} stands={each.gone} />,
            ])}
          />
        </>
      )}
      {more === 0 ? null : <p className="meta">{say['behind.more']({ n: more })}</p>}
    </>
  );
}

export function Ahead({ found }: Props): ReactElement {
  const say = useSay(evaluationMessages);
  return (
    <>
      <h3>{say.ahead()}</h3>
      {found.ahead.length === 0 ? (
        <p data-empty="">{say['ahead.none']()}</p>
      ) : (
        <ul data-ahead={found.ahead.length}>
          {found.ahead.map((each) => (
            <li key={each.on}>
              {formatDay(each.on)} <Would found={found} stands={each} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
