import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { formatCount, formatDay, formatYearMonth } from '../../parts/format.ts';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Mixed } from '../../parts/text.tsx';
import { codeMessages } from './messages.ts';
import { rateLine } from './rate-line.ts';

type Rates = paths['/api/v1/figures/codes']['get']['responses'][200]['content']['application/json'];
type Groups = paths['/api/v1/figures/codes/groups']['get']['responses'][200]['content']['application/json'];
type Group = Groups['districts'][number];
type Months = paths['/api/v1/figures/codes/months']['get']['responses'][200]['content']['application/json'];
interface Figures {
  rates: Rates;
  months: Months;
  groups: Groups;
}

async function readFigures(signal: AbortSignal): Promise<Figures> {
  const [rates, months, groups] = await Promise.all([
    answer(api.GET('/api/v1/figures/codes', { signal })),
    answer(api.GET('/api/v1/figures/codes/months', { signal })),
    answer(api.GET('/api/v1/figures/codes/groups', { signal })),
  ]);
  return { rates, months, groups };
}

/** The rate by district and organ over time, drawn on one scale and as a table. */
export function RatesPage(): ReactElement {
  const say = useSay(codeMessages);
  return (
    <Page title={say['rates.title']()}>
      <Load of={['code-rates']} load={readFigures}>
        {({ rates, months, groups }) => <RatesView rates={rates} months={months} groups={groups} />}
      </Load>
    </Page>
  );
}

function RatesView({ rates, months, groups }: Figures): ReactElement {
  const say = useSay(codeMessages);
  const { month, asOf, target, closedOn } = rates;
  const whole: Group = {
    key: 'all',
    name: say.total(),
    nameEn: say.total(),
    months: months.items.map((each) => ({ month: each.month, rate: each.rate })),
  };
  const all = [whole, ...groups.districts, ...groups.organs];
  const top = Math.max(0, ...all.flatMap((each) => each.months.map(({ rate }) => Number(rate.perTenThousand ?? 0))));
  const common = { target, top };
  return (
    <>
      <p>{say['rates.lead']({ month: formatYearMonth(month), asOf: formatDay(asOf), target })}</p>
      <p className="meta">
        {closedOn === null ? say['rates.open']() : say['rates.closed']({ on: closedOn })} {say['rates.few']({ n: rates.ratedFrom })}{' '}
        {say['drawn.target']({ target })}
      </p>
      <section className="card" data-rates="all">
        <h2>{say.total()}</h2>
        <GroupRate group={whole} unknown="" {...common} open />
      </section>
      <section className="card" data-rates="districts">
        <h2>{say.districts()}</h2>
        {groups.districts.map((group) => (
          <GroupRate key={group.key} group={group} unknown={say.unknown()} {...common} />
        ))}
      </section>
      <section className="card" data-rates="organs">
        <h2>{say.organs()}</h2>
        <p className="meta">{say['rates.unnamed']()}</p>
        {groups.organs.map((group) => (
          <GroupRate key={group.key} group={group} unknown={say['organ.unknown']()} {...common} />
        ))}
      </section>
    </>
  );
}

function GroupRate(props: { group: Group; unknown: string; target: number; top: number; open?: boolean }): ReactElement {
  const say = useSay(codeMessages);
  const { group, unknown, target, top, open = false } = props;
  const name = (LANGUAGE === 'en' ? group.nameEn : group.name) ?? (group.key || unknown);
  const rated = group.months.filter(({ rate }) => rate.perTenThousand !== null);
  const [first, last] = [rated[0], rated.at(-1)];
  const points = group.months.map(({ month, rate }) => ({
    month,
    rate: rate.perTenThousand === null ? null : Number(rate.perTenThousand),
  }));
  const line = rateLine(points, target, top);
  const sentence =
    first === undefined || last === undefined
      ? say['drawn.none']({ name })
      : say['drawn.sentence']({
          name,
          first: first.rate.perTenThousand ?? '',
          last: last.rate.perTenThousand ?? '',
          from: formatYearMonth(first.month),
          to: formatYearMonth(last.month),
        });
  return (
    <details className="rate" open={open} data-group={group.key}>
      <summary>
        <Mixed>{sentence}</Mixed>
      </summary>
      {line === null ? null : (
        <svg className="rate-line" viewBox={`0 0 ${line.width} ${line.height}`} aria-hidden="true" focusable="false">
          <line className="rate-target" x1={0} y1={line.target} x2={line.width} y2={line.target} />
          {line.runs.map((run) => (
            <g key={run[0]?.x}>
              <polyline className="rate-run" points={run.map(({ x, y }) => `${x},${y}`).join(' ')} />
              {run.map(({ x, y }) => (
                <circle key={x} className="star-on" cx={x} cy={y} r={3} />
              ))}
            </g>
          ))}
        </svg>
      )}
      <PlainTable
        label={name}
        figures={[1, 2, 3]}
        heads={[say['rates.month'](), say['rates.rate'](), say['rates.wrong'](), say['rates.bodies']()]}
        rows={group.months.map(({ month, rate }) => [
          <time key="m" dateTime={month}>
            {formatYearMonth(month)}
          </time>,
          rate.perTenThousand ?? say['rates.unrated'](),
          formatCount(rate.wrong),
          formatCount(rate.bodies),
        ])}
      />
    </details>
  );
}
