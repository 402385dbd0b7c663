import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useMay, useStart } from '../../api/start.ts';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { siteHref } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Facts, Mark, Mixed, Zh } from '../../parts/text.tsx';
import { figureMessages } from './messages.ts';
import { barOf } from './months.ts';
import { organName, type Month } from './names.ts';
import { StatementForm } from './statement.tsx';

type Organ = Month['organs'][number];
type Rate = Month['total'];

export function MonthPage(): ReactElement {
  const say = useSay(figureMessages);
  const month = useAddress().params['month'] ?? '';
  return (
    <Page title={say['month.title']({ month })} trail={[{ to: '/figures', label: say.title() }]}>
      <Load
        of={['figures', month]}
        load={(signal) => answer(api.GET('/api/v1/figures/months/{month}', { params: { path: { month } }, signal }))}
      >
        {(found) => <Figures found={found} />}
      </Load>
    </Page>
  );
}

function Figures({ found }: { found: Month }): ReactElement {
  const say = useSay(figureMessages);
  const may = useMay();
  const { organ } = useStart();
  const { month, organs, districts, total } = found;
  return (
    <>
      <State found={found} />
      {may('figures.answer') ? (
        <StatementForm found={found} own={organs.find((each) => each.organ === organ)?.organ ?? organs[0]?.organ ?? null} />
      ) : null}
      <h2>{say.total()}</h2>
      <Facts rows={ratesOf(total, say)} />
      <p className="meta">{say.definition()}</p>
      {found.undated === 0 ? null : <p className="meta">{say.undated({ n: found.undated })}</p>}
      <h2>{say.organs()}</h2>
      {organs.length === 0 ? (
        <p data-empty="">{say['organs.none']()}</p>
      ) : (
        <>
          <Bars month={month} organs={organs} />
          <RateTable
            caption={say.organs()}
            rows={organs.map((each) => ({ key: each.organ, name: organName(each), rate: each, organ: each }))}
          />
        </>
      )}
      <h2>{say.districts()}</h2>
      <RateTable
        caption={say.districts()}
        rows={districts.map((each) => ({
          key: each.district ?? '',
          name: each.name ?? each.district ?? '—',
          rate: each,
        }))}
      />
      <Revisions found={found} />
      {found.state === 'published' ? (
        <p>
          <a href={siteHref(`/figures/${month}`)}>{say.public()}</a>
        </p>
      ) : null}
    </>
  );
}

function State({ found: { state, frozenOn, asOf, answersUntil, named, naming } }: { found: Month }): ReactElement {
  const say = useSay(figureMessages);
  return (
    <>
      <p data-state={state}>
        <Mark kind={state === 'published' ? 'plain' : 'soon'}>{say[`state.${state}`]()}</Mark>{' '}
        {frozenOn === null ? say.counted({ on: asOf }) : say.frozen({ on: frozenOn })}{' '}
        {state === 'preview' && answersUntil !== null ? say.until({ day: answersUntil }) : null}
      </p>
      <p data-named={named}>
        {named ? say['named.on']() : say['named.off']()} {naming === null ? null : <Mixed>{say['named.by'](naming)}</Mixed>}
      </p>
    </>
  );
}

type Say = typeof figureMessages.zh;
const percent = (value: string | null, say: Say) => (value === null ? say.few() : `${value}%`);

function ratesOf(rate: Rate, say: Say): [string, string][] {
  return [
    [say.acts(), String(rate.acts)],
    [say['on-time'](), `${rate.onTime}`],
    [say.late(), `${rate.late}`],
    [say['late.rate'](), percent(rate.latePercent, say)],
    [say['days.late'](), rate.averageDaysLate ?? '—'],
    [say.provisional(), String(rate.provisional)],
    [say.sound(), percent(rate.soundPercent, say)],
    [say.missing(), rate.sampled === 0 ? say.none() : percent(rate.missingPercent, say)],
  ];
}

/** Drawn beside the table with the same numbers; the late part is the organ's clock. */
function Bars({ month, organs }: { month: string; organs: readonly Organ[] }): ReactElement {
  const say = useSay(figureMessages);
  const most = Math.max(...organs.map(({ acts }) => acts));
  return (
    <figure className="bars">
      <figcaption>{say.bars({ month })}</figcaption>
      <ul>
        {organs
          .filter(({ acts }) => acts > 0)
          .map((organ) => {
            const { onTime, late } = barOf(organ, most);
            return (
              <li key={organ.organ}>
                <Mixed>{say['bars.row']({ organ: organName(organ), acts: organ.acts, late: organ.late })}</Mixed>
                <svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  <rect className="bar-in-time" x={0} y={4} width={onTime} height={16} />
                  <rect className="bar-late" x={onTime} y={4} width={late} height={16} />
                </svg>
              </li>
            );
          })}
      </ul>
    </figure>
  );
}

function RateTable(props: { caption: string; rows: readonly { key: string; name: string; rate: Rate; organ?: Organ }[] }): ReactElement {
  const say = useSay(figureMessages);
  const withSentence = props.rows.some(({ organ }) => organ !== undefined);
  const heads = ['acts', 'on-time', 'late', 'late.rate', 'days.late', 'provisional', 'sound', 'missing'] as const;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={props.caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.name()}</th>
            {heads.map((each) => (
              <th key={each} scope="col" className="number">
                {say[each]()}
              </th>
            ))}
            {withSentence ? <th scope="col">{say.sentence()}</th> : null}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ key, name, rate, organ }) => (
            <tr key={key} data-organ={key}>
              <th scope="row">
                <Mixed>{name}</Mixed>
              </th>
              {ratesOf(rate, say).map(([head, value]) => (
                <td key={head} className="number">
                  {value}
                </td>
              ))}
              {withSentence ? <td>{organ?.sentence ? <Zh>{organ.sentence}</Zh> : '—'}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Revisions({ found: { revisions } }: { found: Month }): ReactElement {
  const say = useSay(figureMessages);
  return (
    <section>
      <h2>{say.revisions()}</h2>
      {revisions.length === 0 ? <p>{say['revisions.none']()}</p> : null}
      {revisions.map(({ revision, on, changes }) => (
        <div key={revision}>
          <h3>{say.revision({ n: revision, on })}</h3>
          <ul>
            {changes.map((change) => (
              <li key={`${change.organ} ${change.number}`}>
                <Mixed>
                  {say['revision.line']({
                    organ: organName(change),
                    number: numberName(change.number, say),
                    before: change.before,
                    after: change.after,
                  })}
                </Mixed>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function numberName(number: string, say: Say): string {
  const key = `number.${number}`;
  return key in say ? say[key as 'number.acts']() : number;
}
