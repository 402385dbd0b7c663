import type { ReactElement } from 'react';
import { Type } from 'typebox';
import { ANONYMOUS } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { formatMonth, href } from '../../../kernel/ui/index.ts';
import { codeRates, rateOverTime, type CodeRates } from '../../../registry/codes/index.ts';
import { listMonths } from '../../../registry/figures/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { figuresIndexMessages } from '../messages/figures-index.ts';
import { organMessages } from '../messages/organ.ts';
import { Cite } from '../parts/cite.tsx';
import { FigureLine } from '../parts/figure.tsx';
import { codesSentence, timelySentence } from '../parts/figure-sentences.ts';
import { publishedTimeliness, type PublishedTimeliness } from '../queries/timeliness.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Every figure of one month at one address that lasts, each with words to quote it. */
export function figuresMonthPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/figures/{month}',
    face: 'portal',
    summary: 'All figures of one month as they were published, with words to quote them',
    permission: 'public',
    audit: 'none',
    schemas: { params: Type.Object({ month: Type.String({ maxLength: 20 }) }) },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { month } = call.params;
      if (!MONTH.test(month)) throw new XinhengError('NOT_FOUND');
      const timely = await publishedTimeliness(kernel, view.today, month);
      const counted = (await rateOverTime(kernel)).some((each) => each.month === month);
      const rates = counted ? await codeRates(kernel, month, ANONYMOUS) : undefined;
      if (timely === undefined && rates === undefined) throw new XinhengError('NOT_FOUND');
      return page(view, month, timely, rates);
    },
  });
}

/** Months that have a page, latest first. */
export async function monthsWithFigures(kernel: Kernel, today: string): Promise<string[]> {
  const months = new Set([...(await listMonths(kernel, today)), ...(await rateOverTime(kernel)).map((each) => each.month)]);
  return [...months].toSorted().toReversed();
}

function page(view: View, month: string, timely: PublishedTimeliness | undefined, rates: CodeRates | undefined): ReactElement {
  const { language } = view;
  const say = t(language, organMessages);
  const index = t(language, figuresIndexMessages);
  const figures = [
    { name: 'timeliness', title: index.timeliness(), of: timely && { asOf: timely.asOf, text: timelySentence(timely, language) } },
    { name: 'codes', title: index.codes(), of: rates && { asOf: rates.asOf, text: codesSentence(rates, language) } },
  ] as const;
  return portalPage(
    view,
    {
      title: say['month.title']({ month: formatMonth(month, language) }),
      path: `/figures/${month}`,
      trail: [{ href: '/figures', label: index.title() }],
    },
    <>
      <p className="lead">{say['month.lead']()}</p>
      {figures.map(({ name, title, of }) => (
        <section key={name}>
          <h2>{title}</h2>
          {of === undefined ? (
            <p>{say['month.none']()}</p>
          ) : (
            <>
              <FigureLine name={name} asOf={of.asOf} language={language}>
                {of.text}
              </FigureLine>
              <p>
                <a href={href(`/figures/${name}/${month}`, language)}>
                  {say['month.more']()}
                  <span className="hidden">
                    {language === 'en' ? ': ' : '：'}
                    {title}
                  </span>
                </a>
              </p>
              <Cite view={view} title={title} sentence={of.text} path={`/figures/${month}`} />
            </>
          )}
        </section>
      ))}
    </>,
  );
}
