import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { DateText, Mixed } from '../../parts/text.tsx';
import type { Sheet } from './api.ts';
import { caseMessages } from './messages.ts';

/** Each step that was taken, on one line of days, the first on top. */
export function Course({ sheet }: { sheet: Sheet }): ReactElement {
  const say = useSay(caseMessages);
  return (
    <section aria-labelledby="course">
      <h2 id="course">{say.course()}</h2>
      <ol className="course">
        {sheet.course.map(({ n, day, title, who, detail }) => (
          <li key={n} data-step-taken={n}>
            <p>
              <strong>
                <Mixed>{title}</Mixed>
              </strong>{' '}
              <DateText day={day} long />
            </p>
            <p className="meta">
              {say['course.n']({ n })} <Mixed>{who}</Mixed>
            </p>
            {detail === '' ? null : (
              <p>
                <Mixed>{detail}</Mixed>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Periods({ sheet }: { sheet: Sheet }): ReactElement | null {
  const say = useSay(caseMessages);
  if (sheet.periods.length === 0) return null;
  return (
    <section aria-labelledby="periods">
      <h2 id="periods">{say.periods()}</h2>
      <div className="scroll" role="region" aria-label={say.region({ name: say.periods() })} tabIndex={0}>
        <table className="roomy">
          <thead>
            <tr>
              <th scope="col">{say['period.name']()}</th>
              <th scope="col">{say['period.from']()}</th>
              <th scope="col">{say['period.to']()}</th>
              <th scope="col">{say['period.state']()}</th>
              <th scope="col">{say['period.basis']()}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.periods.map(({ period, title, started, due, sentence, basis }) => (
              <tr key={`${period} ${started}`}>
                <th scope="row">
                  <Mixed>{title}</Mixed>
                </th>
                <td>
                  <DateText day={started} />
                </td>
                <td>{due === null ? '—' : <DateText day={due} />}</td>
                <td>
                  <Mixed>{sentence}</Mixed>
                </td>
                <td>{basis === null ? null : <Mixed>{basis}</Mixed>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
