import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useStart } from '../../api/start.ts';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { Download } from '../../parts/download.tsx';
import { DateField } from '../../parts/field.tsx';
import { FormBox } from '../../parts/form/form-box.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { formatDay, isDay } from '../../parts/format.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Mixed, Named } from '../../parts/text.tsx';
import { bulletinMessages } from './messages.ts';
import { linksOf, shiftWeek, unknownLink, type Weekly } from './sentences.ts';

type Answer = paths['/api/v1/bulletins/weekly']['get']['responses'][200]['content']['application/json'];

function Week({ day, children }: { day: string | undefined; children: (found: Weekly) => ReactElement }): ReactElement {
  return (
    <Load
      of={['weekly', day ?? '']}
      load={(signal): Promise<Answer> =>
        answer(api.GET('/api/v1/bulletins/weekly', { params: { query: day === undefined ? {} : { week: day } }, signal }))
      }
    >
      {children}
    </Load>
  );
}

/** First on the director's page of today: the week that is over, each number with the list behind it. */
export function Monday(): ReactElement {
  const say = useSay(bulletinMessages);
  return (
    <section className="card" data-monday="">
      <h2>{say.monday()}</h2>
      <Week day={undefined}>
        {(found) => (
          <>
            <Span found={found} />
            <Sentences found={found} />
            <Unknown found={found} />
            <p className="row-actions">
              <Files found={found} />
              <PageLink to="/figures/weekly">{say.whole()}</PageLink>
            </p>
          </>
        )}
      </Week>
    </section>
  );
}

export function WeeklyPage(): ReactElement {
  const say = useSay(bulletinMessages);
  const { search } = useAddress();
  const { today } = useStart();
  const wanted = search['week'];
  const day = wanted !== undefined && isDay(wanted) ? wanted : undefined;
  return (
    <Page title={say.title()}>
      <Week day={day}>
        {(found) => (
          <>
            <Span found={found} />
            <Chooser key={found.week.from} week={found.week} today={today} />
            <p className="row-actions">
              <Files found={found} />
            </p>
            <h2>{say.five()}</h2>
            <Sentences found={found} />
            <Unknown found={found} />
            <Organs found={found} />
          </>
        )}
      </Week>
    </Page>
  );
}

function Span({ found: { week, asOf } }: { found: Weekly }): ReactElement {
  const say = useSay(bulletinMessages);
  const [from, to, on] = [week.from, week.to, asOf].map((each) => formatDay(each));
  return <p className="meta">{say.span({ from: from ?? '', to: to ?? '', asOf: on ?? '' })}</p>;
}

function Sentences({ found }: { found: Weekly }): ReactElement {
  return (
    <ol className="sentences">
      {found.sentences.map((sentence, index) => (
        <li key={sentence}>
          <p>
            <Mixed>{sentence}</Mixed>
          </p>
          <ul className="behind">
            {linksOf(found, index).map(({ key, number, page, text }) => (
              <li key={key}>
                <PageLink to={page}>
                  <span data-figure={key} data-n={number} data-as-of={found.asOf}>
                    <Mixed>{text}</Mixed>
                  </span>
                </PageLink>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Unknown({ found }: { found: Weekly }): ReactElement {
  const say = useSay(bulletinMessages);
  const link = unknownLink(found);
  return (
    <section data-unknown={found.unknownSentences.length}>
      <h3>{say.unknown()}</h3>
      {found.unknownSentences.length === 0 ? (
        <p>{say['unknown.none']()}</p>
      ) : (
        <ul>
          {found.unknownSentences.map((each) => (
            <li key={each}>
              <Mixed>{each}</Mixed>
            </li>
          ))}
        </ul>
      )}
      {link === null ? null : (
        <p>
          <PageLink to={link.page}>
            <span data-figure={link.key} data-n={link.number} data-as-of={found.asOf}>
              {link.text}
            </span>
          </PageLink>
        </p>
      )}
    </section>
  );
}

function Files({ found: { week } }: { found: Weekly }): ReactElement {
  const say = useSay(bulletinMessages);
  return (
    <>
      {(['docx', 'xlsx'] as const).map((kind) => (
        <Download
          key={kind}
          href={`/api/v1/bulletins/weekly.${kind}?week=${week.from}`}
          name={`weekly-${week.from}.${kind}`}
          label={say[kind]()}
        />
      ))}
    </>
  );
}

function Chooser({ week, today }: { week: { from: string; to: string }; today: string }): ReactElement {
  const say = useSay(bulletinMessages);
  const { setSearch } = useAddress();
  const later = shiftWeek(week.from, 1);
  const form = useForm({
    begin: { week: week.from },
    faults: ({ week: day }) => (day === '' || isDay(day) ? {} : { week: say['week.fault']() }),
    take: ({ week: day }) => setSearch({ week: day === '' ? undefined : day }),
  });
  return (
    <FormBox
      form={form}
      action={say['week.show']()}
      look="query"
      beside={
        <>
          <PageLink to={`/figures/weekly?week=${shiftWeek(week.from, -1)}`}>{say['week.earlier']()}</PageLink>
          {later > today ? null : <PageLink to={`/figures/weekly?week=${later}`}>{say['week.later']()}</PageLink>}
        </>
      }
    >
      <DateField {...form.field('week')} label={say.week()} hint={say['week.hint']()} />
    </FormBox>
  );
}

function Organs({ found: { organs, named, naming } }: { found: Weekly }): ReactElement {
  const say = useSay(bulletinMessages);
  return (
    <section>
      <h2>{say.table()}</h2>
      <p>{say['table.lead']()}</p>
      {named ? null : <p>{say.unnamed()}</p>}
      {naming === null ? null : (
        <p>
          <Mixed>{say['named.by'](naming)}</Mixed>
        </p>
      )}
      {organs.length === 0 ? (
        <p data-empty="">{say['table.none']()}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={say.table()}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say.organ()}</th>
                {(['received', 'late', 'late.before', 'rate'] as const).map((each) => (
                  <th key={each} scope="col" className="number">
                    {say[each]()}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {organs.map((organ) => (
                <tr key={organ.organ}>
                  <th scope="row">
                    <Named of={{ zh: organ.name, en: organ.nameEn }} />
                  </th>
                  <td className="number">{organ.received}</td>
                  <td className="number">{organ.late}</td>
                  <td className="number">{organ.lateBefore}</td>
                  <td className="number">{organ.latePercent === null ? say['rate.few']() : `${organ.latePercent}%`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
