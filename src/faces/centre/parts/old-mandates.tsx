import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, formatDate, href } from '../../../kernel/ui/index.ts';
import { Token, type Centre } from '../../../kernel/faces/centre.tsx';
import type { OldMandate } from '../merged/mandates.ts';
import { peopleMessages } from '../messages/people.ts';

interface Props {
  centre: Centre;
  rows: readonly OldMandate[];
}

/** Whom a merged entry lets act for it: not for the firm, until the firm says so, with one button each. */
export function OldMandates({ centre, rows }: Props): ReactElement | null {
  const { language, home, standing, onBehalf } = centre;
  const say = t(language, peopleMessages);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="old" data-old-mandates="">
      <h2 id="old">{say['old.title']()}</h2>
      <p>{say['old.lead']()}</p>
      <ul>
        {rows.map(({ body, mandate }) => (
          <li key={mandate.mandateId}>
            {mandate.account}
            <span className="part">{say[`kind.${mandate.kind}`]()}</span>
            <span className="part">{mandate.scopes.map((scope) => say[`scope.${scope}`]()).join(language === 'en' ? ', ' : '、')}</span>
            <span className="part">
              {mandate.until === null
                ? say['term.open']({ from: formatDate(mandate.from, language) })
                : say['term.closed']({
                    from: formatDate(mandate.from, language),
                    until: formatDate(mandate.until, language),
                  })}
            </span>
            <span className="part">
              <Chinese language={language}>{body.name}</Chinese>
            </span>
            {standing.as === 'owner' ? (
              <form method="post" action={href(`${home}/people/${mandate.mandateId}/renew`, language)}>
                <Token desk={centre} />
                <button className="second" aria-label={say['old.label']({ account: mandate.account, firm: onBehalf })}>
                  <Foreign text={say['old.go']({ firm: onBehalf })} language={language} />
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
