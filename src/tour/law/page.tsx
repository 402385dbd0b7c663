import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { ALL_FACES, route, type AnyRoute } from '../../kernel/http/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { Foreign, hasHan, href } from '../../kernel/ui/index.ts';
import { portalPage, viewOf } from '../../faces/portal/frame.tsx';
import { lawMessages } from '../messages/law.ts';
import { Csrf } from '../visitors/csrf.tsx';
import { requireVisitor } from '../visitors/visitor.ts';
import { ATTEMPTS, HELD_BY, type AttemptId } from './attempts.ts';
import { tryToBreak, type Refused } from './try.ts';

const PATH = '/tour/law';

export function lawRoutes(kernel: Kernel): AnyRoute[] {
  const common = { path: PATH, face: 'portal', servedWith: ALL_FACES, permission: 'public' } as const;
  return [
    route({
      ...common,
      method: 'GET',
      summary: 'What the product refuses: buttons to try it',
      audit: 'none',
      schemas: {},
      async handle(call) {
        const { language, csrf } = call;
        const say = t(language, lawMessages);
        return portalPage(
          viewOf(kernel, call),
          { title: say.title(), path: PATH, noindex: true, trail: trail(language) },
          <>
            <p className="lead">{say.lead()}</p>
            {ATTEMPTS.map((id) => (
              <section key={id} className="box" data-attempt={id}>
                <h2>{say[id]()}</h2>
                <p>{say[`${id}.what`]()}</p>
                <Try id={id} language={language} csrf={csrf} label={say.try()} />
              </section>
            ))}
          </>,
        );
      },
    }),
    route({
      ...common,
      method: 'POST',
      summary: 'Try what must be refused; nothing of it stays',
      audit: 'tour.attempted',
      schemas: { body: Type.Object({ attempt: Type.Enum([...ATTEMPTS]) }) },
      async handle(call) {
        requireVisitor(call.request);
        const { language, csrf } = call;
        const id = call.body.attempt;
        const refusals = await tryToBreak(kernel, id, language);
        const say = t(language, lawMessages);
        return portalPage(
          viewOf(kernel, call),
          { title: say[id](), path: PATH, noindex: true, trail: trail(language) },
          <>
            <p className="lead">{say[`${id}.what`]()}</p>
            <Outcome refusals={refusals} language={language} />
            <Held id={id} language={language} />
            <Try id={id} language={language} csrf={csrf} label={say.again()} />
            <p>
              <a href={href(PATH, language)}>{say.back()}</a>
            </p>
          </>,
        );
      },
    }),
  ];
}

function trail(language: Language) {
  return [{ href: '/tour', label: t(language, lawMessages)['trail.tour']() }];
}

function Try(props: { id: AttemptId; language: Language; csrf: string | null; label: string }): ReactElement {
  return (
    <form method="post" action={href(PATH, props.language)} className="actions">
      <Csrf token={props.csrf} />
      <button name="attempt" value={props.id}>
        {props.label}
      </button>
    </form>
  );
}

function Outcome({ refusals, language }: { refusals: readonly Refused[]; language: Language }): ReactElement {
  const say = t(language, lawMessages);
  if (refusals.length === 0)
    return (
      <div className="errors" role="alert">
        <p>{say.through()}</p>
      </div>
    );
  return (
    <>
      <h2>{say.refused()}</h2>
      <div className="notice" data-refused={refusals.map(({ code }) => code).join(' ')}>
        <p>{say['refused.as']()}</p>
        {refusals.map((refused) => (
          <Refusal key={`${refused.code} ${refused.said.join(' ')}`} refused={refused} language={language} />
        ))}
      </div>
    </>
  );
}

function Refusal({ refused, language }: { refused: Refused; language: Language }): ReactElement {
  const { code, title, said } = refused;
  return (
    <blockquote>
      <p>
        <span className="mono">{code}</span>{' '}
        {title === null ? null : (
          <strong>
            <Foreign text={title} language={language} />
          </strong>
        )}
      </p>
      {said.map((line) => (
        <p key={line} lang={language === 'zh-CN' && !hasHan(line) ? 'en' : undefined}>
          <Foreign text={line} language={language} />
        </p>
      ))}
    </blockquote>
  );
}

function Held({ id, language }: { id: AttemptId; language: Language }): ReactElement {
  const say = t(language, lawMessages);
  return (
    <>
      <h2>{say.rule()}</h2>
      <p>
        <Foreign text={say[`${id}.rule`]()} language={language} />
      </p>
      <h2>{say.test()}</h2>
      <ul>
        {HELD_BY[id].map(({ file, title }) => (
          <li key={file + title} lang="en">
            <span className="mono">{file}</span> “<Foreign text={title} language="en" />”
          </li>
        ))}
      </ul>
    </>
  );
}
