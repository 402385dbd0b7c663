import type { ReactElement } from 'react';
import { Type } from 'typebox';
import { ANONYMOUS } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { formatDate, href, Message } from '../../../kernel/ui/index.ts';
import { codeRates, rateOverTime, ratesOfGroups, type CodeRates } from '../../../registry/codes/index.ts';
import { organsNamed } from '../../../registry/organs/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { codesPageMessages } from '../messages/codes.ts';
import { figuresIndexMessages } from '../messages/figures-index.ts';
import { organMessages } from '../messages/organ.ts';
import { FigureLine } from '../parts/figure.tsx';
import { codesSentence } from '../parts/figure-sentences.ts';
import { MonthForm } from '../parts/month-form.tsx';
import { CodeRatesOfGroups } from '../parts/code-rates-of-groups.tsx';
import { CodeRateGroup, CodeRateLine, type MonthOfRate } from '../parts/code-rates.tsx';

const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });

/** The newest month, and each month at its own address. */
export function codeRatePages(kernel: Kernel): AnyRoute[] {
  const declared = {
    method: 'GET',
    face: 'portal',
    permission: 'public',
    audit: 'none',
  } as const;
  return [
    route({
      ...declared,
      path: '/figures/codes',
      summary: 'Wrong and duplicate codes in 10,000, by district and organ, over time',
      schemas: { query: Type.Object({ month: Type.Optional(Type.String({ maxLength: 7 })) }) },
      handle: (call) => answer(viewOf(kernel, call), call.query.month || undefined),
    }),
    route({
      ...declared,
      path: '/figures/codes/{month}',
      summary: 'Wrong and duplicate codes of one month',
      schemas: { params: Type.Object({ month: Month }) },
      handle: (call) => answer(viewOf(kernel, call), call.params.month),
    }),
  ];
}

async function answer(view: View, month: string | undefined): Promise<ReactElement> {
  const months = await rateOverTime(view.kernel);
  const newest = months.at(-1)?.month;
  if (newest === undefined) return page(view, undefined, null, [], month);
  if (month !== undefined && !months.some((each) => each.month === month)) throw new XinhengError('NOT_FOUND');
  const rates = await codeRates(view.kernel, month ?? newest, ANONYMOUS);
  // A month's own address says what was that month; how things moved stands with the newest.
  const groups = month === undefined ? await ratesOfGroups(view.kernel, ANONYMOUS) : null;
  return page(view, rates, groups, months, month);
}

function page(
  view: View,
  rates: CodeRates | undefined,
  groups: Groups | null,
  months: readonly MonthOfRate[],
  chosen: string | undefined,
): ReactElement {
  const { language } = view;
  const say = t(language, codesPageMessages);
  return portalPage(
    view,
    {
      title: say.title(),
      path: chosen === undefined ? '/figures/codes' : `/figures/codes/${chosen}`,
      trail: [{ href: '/figures', label: t(language, figuresIndexMessages).title() }],
    },
    <>
      <p className="lead">{say.lead()}</p>
      {rates === undefined ? (
        <div className="notice">
          <Message from={codesPageMessages} m="empty" language={language} />
        </div>
      ) : (
        <Figures rates={rates} groups={groups} months={months} view={view} />
      )}
      <h2 id="how">{say['how.title']()}</h2>
      <ul>
        <li>{say['how.1']()}</li>
        <li>{say['how.2']()}</li>
        <li>{say['how.3']()}</li>
      </ul>
    </>,
  );
}

type Groups = Awaited<ReturnType<typeof ratesOfGroups>>;

function Figures(props: { rates: CodeRates; groups: Groups | null; months: readonly MonthOfRate[]; view: View }): ReactElement {
  const { rates, groups, months, view } = props;
  const { language, kernel, today } = view;
  const say = t(language, codesPageMessages);
  const { target } = rates;
  return (
    <>
      <MonthForm
        path="/figures/codes"
        months={months.map((each) => each.month).toReversed()}
        month={rates.month}
        language={view.language}
      />
      <Summary rates={rates} view={view} />
      <h2>{say.over()}</h2>
      <CodeRateLine months={months} target={target} view={view} />
      <h2>{say.districts()}</h2>
      <CodeRateGroup
        title={say['districts.chart']({ target })}
        caption={say.districts()}
        head={say.district()}
        target={target}
        view={view}
        rows={rates.districts.map((each) => ({
          ...each,
          key: each.district ?? '',
          label: each.name ?? each.district ?? say.unknown(),
        }))}
      />
      {groups === null ? null : (
        <>
          <h3>{say['districts.over']()}</h3>
          <CodeRatesOfGroups groups={groups.districts} unknown={say.unknown()} target={target} view={view} />
        </>
      )}
      <h2>{say.organs()}</h2>
      {organsNamed(kernel.settings, today) ? (
        <CodeRateGroup
          title={say['organs.chart']({ target })}
          caption={say.organs()}
          head={say.organ()}
          target={target}
          view={view}
          rows={rates.organs.map((each) => ({
            ...each,
            key: each.organ,
            label: (language === 'en' ? each.nameEn : each.name) || say['organ.unknown'](),
          }))}
        />
      ) : (
        <div className="notice">
          <Message from={codesPageMessages} m="notNamed" language={language} />
        </div>
      )}
      {groups === null || groups.organs.length === 0 ? null : (
        <>
          <h3>{say['organs.over']()}</h3>
          <CodeRatesOfGroups groups={groups.organs} unknown={say['organ.unknown']()} target={target} view={view} />
        </>
      )}
    </>
  );
}

function Summary({ rates, view: { language } }: { rates: CodeRates; view: View }): ReactElement {
  const say = t(language, codesPageMessages);
  const { closedOn } = rates;
  const standing = closedOn === null ? say.running() : say.closed({ day: formatDate(closedOn, language) });
  return (
    <>
      <FigureLine name="codes" asOf={rates.asOf} language={language}>
        {[codesSentence(rates, language), standing].join(language === 'en' ? ' ' : '')}
      </FigureLine>
      <p className="hint">{say.unrated({ n: rates.ratedFrom })}</p>
      <p>
        <a href={href(`/figures/${rates.month}`, language)}>{t(language, organMessages)['cite.title']()}</a>
      </p>
    </>
  );
}
