import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useSay } from '../../../look/look.tsx';
import { formatCount } from '../../../parts/format.ts';
import { Mixed } from '../../../parts/text.tsx';
import { Titled } from '../catalogue/list.tsx';
import { trialMessages } from './messages.ts';
import type { TrialGroup, TrialResult } from './run-types.ts';
import { percentOf, tiltOf, totalsOf } from './figures.ts';

const DRAWN = 20;
const byNumber = (a: TrialGroup, b: TrialGroup): number => b.subjects - a.subjects || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Effects by district, industry, class of size and age: where the share that goes down stands apart, it shows, with its numbers. */
export function Groups({ result }: { result: TrialResult }): ReactElement {
  const say = useSay(trialMessages);
  const { search, setSearch } = useAddress();
  const kinds = [...new Set(result.groups.map(({ by }) => by))];
  const by = kinds.find((each) => each === search['by']) ?? kinds[0];
  const groups = result.groups.filter((each) => each.by === by).sort(byNumber);
  return (
    <section data-part="groups">
      <h2>{say['groups.title']()}</h2>
      <p className="row-actions" role="group" aria-label={say['groups.by']()}>
        {kinds.map((each) => (
          <Button
            key={each}
            aria-pressed={each === by}
            data-by={each}
            onClick={() => setSearch({ ...search, by: each === kinds[0] ? undefined : each }, { replace: true })}
          >
            {say[`by.${each}`]()}
          </Button>
        ))}
      </p>
      {result.scale === 'same' ? (
        <>
          <GroupBars groups={groups} />
          <GroupTable groups={groups} />
          <p className="meta">{say['tilt.rule']()}</p>
        </>
      ) : (
        <BothTable groups={groups} />
      )}
    </section>
  );
}

function GroupBars({ groups }: { groups: readonly TrialGroup[] }): ReactElement {
  const say = useSay(trialMessages);
  const all = totalsOf(groups);
  const share = ({ down, subjects }: Pick<TrialGroup, 'down' | 'subjects'>): number => (subjects === 0 ? 0 : (down ?? 0) / subjects);
  const most = Math.max(0.01, share(all), ...groups.map(share));
  const x = (part: number): number => Math.round((part / most) * 1000);
  return (
    <figure className="bars">
      <figcaption>{say['groups.bars']({ share: percentOf(all.down ?? 0, all.subjects) })}</figcaption>
      <ul>
        {groups.slice(0, DRAWN).map((group) => (
          <li key={group.key}>
            <Titled of={group.title} /> {percentOf(group.down ?? 0, group.subjects)}
            <svg viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect className="bar-after" x={0} y={3} width={x(share(group))} height={12} />
              <line className="bar-line" x1={x(share(all))} x2={x(share(all))} y1={0} y2={18} />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function GroupTable({ groups }: { groups: readonly TrialGroup[] }): ReactElement {
  const say = useSay(trialMessages);
  const all = totalsOf(groups);
  const tilt = (group: TrialGroup) =>
    tiltOf({ subjects: group.subjects, moving: group.down ?? 0 }, { subjects: all.subjects, moving: all.down ?? 0 });
  const part = (n: number | null, of: number) => say.share({ n: formatCount(n ?? 0), share: percentOf(n ?? 0, of) });
  const tilts = groups.filter((each) => tilt(each) !== null).length;
  return (
    <>
      {tilts === 0 ? <p>{say['tilt.none']()}</p> : null}
      <p className="meta">{say['groups.order']()}</p>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['groups.title']()} data-tilts={tilts}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.key()}</th>
              <th scope="col" className="number">
                {say.subjects()}
              </th>
              <th scope="col" className="number">
                {say.down()}
              </th>
              <th scope="col" className="number">
                {say.up()}
              </th>
              <th scope="col" className="number">
                {say.left()}
              </th>
              <th scope="col" className="number">
                {say.gained()}
              </th>
              <th scope="col" className="number">
                {say.mean()}
              </th>
              <th scope="col">{say.remark()}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              const { key, title, subjects, down, up, left, gained, meanBefore, meanAfter } = group;
              const stands = tilt(group);
              return (
                <tr key={key} data-key={key}>
                  <th scope="row">
                    <Titled of={title} />
                  </th>
                  <td className="number">{formatCount(subjects)}</td>
                  <td className="number">{part(down, subjects)}</td>
                  <td className="number">{part(up, subjects)}</td>
                  <td className="number">{formatCount(left)}</td>
                  <td className="number">{formatCount(gained)}</td>
                  <td className="number">
                    {meanBefore === null && meanAfter === null
                      ? '—'
                      : say['mean.change']({ before: meanBefore ?? '—', after: meanAfter ?? '—' })}
                  </td>
                  <td>
                    {stands === null ? (
                      ''
                    ) : (
                      <span className="mark mark-plain" data-tilt={stands}>
                        <Mixed>{say[`tilt.${stands}`]()}</Mixed>
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Of two scales: who loses or gains a grade, and what each model gives on average, each by its own score. */
function BothTable({ groups }: { groups: readonly TrialGroup[] }): ReactElement {
  const say = useSay(trialMessages);
  const heads = [say.subjects(), say.left(), say.gained(), say['mean.before'](), say['mean.after']()];
  return (
    <>
      <p className="meta">{say['groups.order']()}</p>
      <div className="scroll" role="region" tabIndex={0} aria-label={say['groups.title']()}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.key()}</th>
              {heads.map((each) => (
                <th key={each} scope="col" className="number">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, title, subjects, left, gained, meanBefore, meanAfter }) => (
              <tr key={key} data-key={key}>
                <th scope="row">
                  <Titled of={title} />
                </th>
                <td className="number">{formatCount(subjects)}</td>
                <td className="number">{formatCount(left)}</td>
                <td className="number">{formatCount(gained)}</td>
                <td className="number">{meanBefore ?? '—'}</td>
                <td className="number">{meanAfter ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
