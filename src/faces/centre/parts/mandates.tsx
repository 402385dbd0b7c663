import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import { BY_MERGER, type Mandate } from '../../../kernel/access/index.ts';
import { dayOf } from '../../../kernel/clock/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { formatDate, href, Table } from '../../../kernel/ui/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';
import { peopleMessages } from '../messages/people.ts';

export const mayRevoke = ({ standing, caller }: Centre, mandate: Mandate): boolean =>
  mandate.revokedAt === null && mandate.givenBy !== BY_MERGER && (standing.as === 'owner' || mandate.account === caller.account);

const dayText = (at: Date, language: Language): string => formatDate(dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime())), language);

/** Who acts for the firm, or did: for what, from when to when, given by whom. */
export function Mandates(props: { centre: Centre; rows: readonly Mandate[]; past?: true }): ReactElement {
  const { centre, rows, past } = props;
  const { language, home, today } = centre;
  const say = t(language, peopleMessages);
  const term = ({ from, until }: Mandate): string =>
    until === null
      ? say['term.open']({ from: formatDate(from, language) })
      : say['term.closed']({ from: formatDate(from, language), until: formatDate(until, language) });
  const ended = ({ revokedBy, revokedAt, until }: Mandate): string =>
    revokedAt === null
      ? say['ended.term']({ day: formatDate(until ?? today, language) })
      : say['ended.revoked']({ account: revokedBy ?? '', day: dayText(revokedAt, language) });
  return (
    <Table
      caption={say[past ? 'past.title' : 'now.title']()}
      hideCaption
      language={language}
      rows={rows}
      rowKey={({ mandateId }) => mandateId}
      columns={[
        { head: say.account(), heading: true, cell: ({ account }) => account },
        { head: say.kind(), cell: ({ kind }) => say[`kind.${kind}`]() },
        {
          head: say.scopes(),
          cell: ({ scopes }) => scopes.map((scope) => say[`scope.${scope}`]()).join(language === 'en' ? ', ' : '、'),
        },
        {
          head: say.term(),
          cell: (each) => (
            <>
              {term(each)}
              {!past && each.from > today ? <span className="mark plain">{say['term.future']()}</span> : null}
            </>
          ),
        },
        {
          head: say.given(),
          cell: ({ givenBy, givenAt }) => {
            const day = dayText(givenAt, language);
            return givenBy === BY_MERGER ? say['given.merger']({ day }) : say['given.by']({ account: givenBy, day });
          },
        },
        past
          ? { head: say.ended(), cell: ended }
          : {
              head: say.do(),
              cell: (each) =>
                mayRevoke(centre, each) ? (
                  <a
                    className="button second"
                    href={href(`${home}/people/${each.mandateId}/revoke`, language)}
                    aria-label={say['do.label']({ account: each.account })}
                  >
                    {say.do()}
                  </a>
                ) : null,
            },
      ]}
    />
  );
}
