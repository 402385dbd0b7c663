import { Button } from 'antd';
import type { ReactElement } from 'react';
import { asProblem, fieldOf, LOST } from '../api/problem.ts';
import { useSay } from '../look/look.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { partMessages } from './messages/common.ts';
import { Mixed } from './text.tsx';

/**
 * What was refused, why, and what now; each fault leads to its field. `fields`: names of the fields that show their own
 * faults (others are listed whole). A session that has ended is renewed in place, so that nothing entered is lost.
 */
export function Problem(props: { error: unknown; retry?: () => void; fields?: readonly string[] }): ReactElement | null {
  const say = useSay(partMessages);
  if (props.error === null || props.error === undefined) return null;
  const problem = asProblem(props.error);
  const { title, detail, code, errors = [] } = problem.body;
  if (code === 'UNAUTHENTICATED') {
    return (
      <section className="notice notice-soon" role="alert" data-problem={code}>
        <p>{say['problem.sign-in']()}</p>
        <SignInForm done={() => props.retry?.()} />
      </section>
    );
  }
  const lost = code === LOST;
  return (
    <section className="notice notice-late" role="alert" data-problem={code}>
      <h2>{lost ? say['problem.lost']() : <Mixed>{title}</Mixed>}</h2>
      <p>{lost ? say['problem.lost.how']() : <Mixed>{detail}</Mixed>}</p>
      {errors.length === 0 ? null : (
        <>
          <p>{say['problem.fields']()}</p>
          <ul>
            {errors.map((each) => {
              const name = fieldOf(each.path);
              return (
                <li key={each.path + each.code}>
                  {props.fields?.includes(name) ? (
                    <a href={`#field-${name}`} onClick={(event) => toField(event, name)}>
                      <Mixed>{each.message}</Mixed>
                    </a>
                  ) : (
                    <Mixed>{`${name === '' ? '' : `${name} `}${each.message}`}</Mixed>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {props.retry === undefined ? null : (
        <p>
          <Button onClick={props.retry}>{say['problem.retry']()}</Button>
        </p>
      )}
      {lost ? null : <p className="meta">{say['problem.code']({ code })}</p>}
    </section>
  );
}

function toField(event: { preventDefault(): void }, name: string): void {
  event.preventDefault();
  document.getElementById(`field-${name}`)?.focus();
}
