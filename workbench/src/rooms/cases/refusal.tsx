import { Button } from 'antd';
import type { ReactElement } from 'react';
import { asProblem, type ApiProblem } from '../../api/problem.ts';
import { useSay } from '../../look/look.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Facts, Mixed } from '../../parts/text.tsx';
import type { Step } from './api.ts';
import { caseMessages } from './messages.ts';

/** Why, by which rule, what next, whom to ask: never the first alone. */
export function RefusalFacts({ refusal }: { refusal: NonNullable<Step['refusal']> }): ReactElement {
  const say = useSay(caseMessages);
  const { why, rule, next, ask } = refusal;
  return (
    <Facts
      rows={[
        [
          say['refusal.why'](),
          // The rule's sentence says itself that it is the basis.
          <span key="why" className="typed">
            <Mixed>{rule === null ? why : `${why}\n${rule}`}</Mixed>
          </span>,
        ],
        [say['refusal.next'](), <Mixed key="next">{next}</Mixed>],
        [say['refusal.ask'](), <Mixed key="ask">{ask}</Mixed>],
      ]}
    />
  );
}

/**
 * What the API refused of a step. A refusal of the procedure carries its rule, the next step and a person; where somebody
 * else acted meanwhile it says who and when, and the case can be read anew without losing what was typed.
 */
export function StepProblem(props: {
  error: ApiProblem | Error | null;
  retry: () => void;
  reread: () => void;
  fields: readonly string[];
}): ReactElement | null {
  const say = useSay(caseMessages);
  if (props.error === null) return null;
  const problem = asProblem(props.error);
  const { errors = [], title } = problem.body;
  const told = (code: string): string => errors.find((each) => each.code === code)?.message ?? '';
  const refused = errors.some(({ code }) => code === 'NEXT' || code === 'ASK');
  const stale = problem.code === 'CONFLICT';
  return (
    <>
      {refused ? (
        <section className="notice notice-late" role="alert" data-problem={problem.code}>
          <h2>
            <Mixed>{title}</Mixed>
          </h2>
          <RefusalFacts
            refusal={{
              why: errors.find(({ code }) => !['RULE', 'NEXT', 'ASK'].includes(code))?.message ?? problem.body.detail,
              rule: told('RULE') || null,
              next: told('NEXT'),
              ask: told('ASK'),
            }}
          />
        </section>
      ) : stale ? (
        <section className="notice notice-late" role="alert" data-problem={problem.code}>
          <h2>
            <Mixed>{title}</Mixed>
          </h2>
          <p>
            <Mixed>{problem.body.detail}</Mixed>
          </p>
          {errors.map(({ message }) => (
            <p key={message}>
              <Mixed>{message}</Mixed>
            </p>
          ))}
        </section>
      ) : (
        <Problem error={problem} fields={props.fields} retry={props.retry} />
      )}
      {stale || refused ? (
        <p>
          <Button onClick={props.reread}>{say['refusal.reread']()}</Button> <span>{say['refusal.kept']()}</span>
        </p>
      ) : null}
    </>
  );
}
