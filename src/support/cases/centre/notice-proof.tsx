import type { ReactElement } from 'react';
import { serviceRules, type Attempt, type Outcome } from '../../../kernel/delivery/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';
import { t } from '../../../kernel/i18n/types.ts';
import { titleOf } from '../../../kernel/procedures/index.ts';
import { Foreign, formatDate, Pairs } from '../../../kernel/ui/index.ts';
import { caseMessages } from '../messages/common.ts';
import { partyMessages } from '../messages/party.ts';

/** How each envelope reached the party, in the words that were filed: from this day its periods run, so it can check it. */
export function Proof({ centre, attempts }: { centre: Centre; attempts: readonly Attempt[] }): ReactElement | null {
  const say = t(centre.language, partyMessages);
  const proven = attempts.flatMap((attempt) => {
    // A later outcome stands in the place of an earlier one.
    const last = attempt.outcomes.at(-1);
    return last === undefined ? [] : [{ attempt, last }];
  });
  if (proven.length === 0) return null;
  return (
    <section aria-labelledby="proof" data-proof={proven.length}>
      <h3 id="proof">{say['proof.title']()}</h3>
      {proven.map(({ attempt, last }) => (
        <One key={attempt.deliveryId} centre={centre} attempt={attempt} last={last} />
      ))}
      <p className="meta">{say['notice.served.proof']()}</p>
    </section>
  );
}

function One({ centre, attempt, last }: { centre: Centre; attempt: Attempt; last: Outcome }): ReactElement {
  const { language } = centre;
  const say = t(language, partyMessages);
  const common = t(language, caseMessages);
  const method = common[`method.${attempt.method}`]();
  const titles = new Map(titlesOf(centre, attempt));
  const own = (text: string) => <Foreign text={text} language={language} />;
  return (
    <Pairs
      pairs={[
        {
          term: say['notice.sent'](),
          value: say['notice.sent.on']({ method, day: formatDate(attempt.sentOn, language) }),
        },
        { term: say['proof.to'](), value: own(`${attempt.recipient} ${attempt.address}`) },
        {
          term: say['proof.outcome'](),
          value: (
            <>
              {common[`outcome.${last.outcome}`]()}
              <span className="part">{formatDate(last.on, language)}</span>
            </>
          ),
        },
        ...Object.entries(last.proof).map(([id, text]) => ({ term: titles.get(id) ?? id, value: own(text) })),
        last.fileSha256 === null
          ? null
          : {
              term: say['proof.file'](),
              value: <span className="mono">SHA-256 {last.fileSha256}</span>,
            },
        last.reason === null ? null : { term: say['proof.reason'](), value: own(last.reason) },
      ]}
    />
  );
}

/** What the method asks for, by the rules of the day on which it was sent. */
function titlesOf({ kernel, language }: Centre, { method, sentOn }: Attempt): [string, string][] {
  const rule = serviceRules(kernel)(sentOn).methods.find((each) => each.method === method);
  return (rule?.proof ?? []).map(({ id, title }) => [id, titleOf(title, language)]);
}
