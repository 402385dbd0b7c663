import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { organName, type CaseActs, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Foreign, formatDate, href, Pairs } from '../../../kernel/ui/index.ts';
import type { Desk } from '../desk.tsx';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';

export function People(props: { desk: Desk; file: CaseFile; people: ReadonlyMap<string, string> }): ReactElement {
  const { desk, file, people } = props;
  const { kernel, language } = desk;
  const say = t(language, officialMessages);
  const common = t(language, caseMessages);
  const named = (account: string): string => {
    const name = people.get(account);
    return name === undefined ? account : common.bracketed({ a: name, b: account });
  };
  const foreign = (text: string) => <Foreign text={text} language={language} />;
  const { organs, handler, recused, agents } = file.case;
  const organ = (relation: keyof typeof organs) => {
    const code = organs[relation];
    return code === null
      ? null
      : { term: say[`people.${relation}`](), value: foreign(organName(kernel, code, language)) };
  };
  const agent = ({ account, until }: (typeof agents)[number]): string =>
    until === null
      ? named(account)
      : common.bracketed({ a: named(account), b: say['course.until']({ day: formatDate(until, language) }) });
  return (
    <section aria-labelledby="people">
      <h2 id="people">{say['case.people']()}</h2>
      <Pairs
        pairs={[
          organ('deciding'),
          organ('handling'),
          organ('reporting'),
          organ('superior'),
          { term: say['people.handler'](), value: handler === null ? say['cases.nobody']() : foreign(named(handler)) },
          recused.length === 0
            ? null
            : { term: say['people.recused'](), value: foreign(recused.map(named).join(common.separator())) },
          agents.length === 0
            ? null
            : { term: say['people.agents'](), value: foreign(agents.map(agent).join(common.separator())) },
        ]}
      />
    </section>
  );
}

/** What else this person may do to the case, as far as it is open. */
export function OtherActs({ desk, file, acts }: { desk: Desk; file: CaseFile; acts: CaseActs }): ReactElement | null {
  const { language, cases } = desk;
  const say = t(language, officialMessages);
  const names = [
    ...(acts.assign ? (['assign'] as const) : []),
    ...(acts.suspend.length > 0 ? (['suspend'] as const) : []),
    ...(acts.resume ? (['resume'] as const) : []),
    ...(acts.extend.length > 0 ? (['extend'] as const) : []),
    ...(acts.recuse === null ? [] : (['recuse'] as const)),
  ];
  if (names.length === 0) return null;
  return (
    <section aria-labelledby="other">
      <h2 id="other">{say['case.other']()}</h2>
      <div className="actions">
        {names.map((name) => (
          <a key={name} className="button second" href={href(`${cases}/${file.case.caseId}/acts/${name}`, language)}>
            {say[`act.${name}`]()}
          </a>
        ))}
      </div>
    </section>
  );
}
