import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { ERROR_CODES, XinhengError, type ErrorCode } from '../../../kernel/errors/index.ts';
import { errorText } from '../../../kernel/errors/messages.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, href, Pairs, Table, Uscc } from '../../../kernel/ui/index.ts';
import { EXAMPLES } from '../examples.ts';
import { plainPage, portalPage, viewOf, type View } from '../frame.tsx';
import { developersMessages } from '../messages/developers.ts';
import { helpMessages } from '../messages/help.ts';
import { Bullets, Part } from '../parts/prose.tsx';

const CODES = Object.keys(ERROR_CODES).sort() as ErrorCode[];

/** For developers: where to begin, how to call, bodies to try it with, and every error. */
export function developerPages(kernel: Kernel): AnyRoute[] {
  return [
    plainPage(kernel, '/developers', 'For developers: where to begin, and error codes', index),
    plainPage(kernel, '/developers/api', 'How to call the public interface, with examples', api),
    plainPage(kernel, '/developers/sandbox', 'The test subjects of every demonstration', sandbox),
    errorCodePage(kernel),
  ];
}

function index(view: View): ReactElement {
  const { language } = view;
  const say = t(language, developersMessages);
  return portalPage(
    view,
    { title: say.title(), path: '/developers' },
    <>
      <p className="lead">{say.lead()}</p>
      <ul className="ways">
        <li>
          <a href={href('/developers/api', language)}>{say['api.title']()}</a>
        </li>
        <li>
          <a href={href('/developers/sandbox', language)}>{say['sandbox.title']()}</a>
        </li>
        <li>
          <a href="/openapi.json">{say.openapi()}</a>
        </li>
        <li>
          <a href={href('/open-data', language)}>{say['open']()}</a>
        </li>
      </ul>
      <Part id="errors" title={say['errors.title']()}>
        <p>
          <Foreign text={say['errors.lead']()} language={language} />
        </p>
        <Table
          caption={say['errors.title']()}
          hideCaption
          language={language}
          rows={CODES}
          rowKey={(code) => code}
          columns={[
            {
              head: say.code(),
              heading: true,
              cell: (code) => (
                <a className="mono" href={href(`/developers/errors/${code}`, language)}>
                  {code}
                </a>
              ),
            },
            { head: say.status(), cell: (code) => ERROR_CODES[code].status },
            {
              head: say.meaning(),
              cell: (code) => <Foreign text={errorText(language, { code }).title} language={language} />,
            },
          ]}
        />
      </Part>
    </>,
  );
}

const trail = ({ language }: View) => [{ href: '/developers', label: t(language, developersMessages).title() }];

function api(view: View): ReactElement {
  const { language } = view;
  const say = t(language, developersMessages);
  const paths = [
    { path: '/api/v1/subjects?query=', what: say.search() },
    { path: '/api/v1/subjects/{key}', what: say.subject() },
    { path: '/api/v1/subjects/{key}/records', what: say.records() },
    { path: '/api/v1/acts?organ=&kind=&from=&to=', what: say.acts() },
    { path: '/api/v1/acts/{id}', what: say.act() },
  ];
  const rules = [1, 2, 3, 4, 5, 6] as const;
  return portalPage(
    view,
    { title: say['api.title'](), path: '/developers/api', trail: trail(view) },
    <>
      <p className="lead">{say['api.lead']()}</p>
      <p>
        <a href="/openapi.json">{say.openapi()}</a>
      </p>
      <Table
        caption={say['paths.caption']()}
        language={language}
        rows={paths}
        rowKey={(row) => row.path}
        columns={[
          {
            head: say.path(),
            heading: true,
            cell: (row) => (
              <code className="mono" lang="en">
                {row.path}
              </code>
            ),
          },
          { head: say.what(), cell: (row) => row.what },
        ]}
      />
      <Part title={say['api.rules']()}>
        <Bullets items={rules.map((n) => say[`api.rule.${n}`]())} language={language} />
        <p>{say['api.twin']()}</p>
      </Part>
      <Part id="examples" title={say['api.examples']()}>
        <p>{say['api.examples.lead']()}</p>
        {Object.entries(EXAMPLES).map(([name, code]) => (
          <section key={name}>
            <h3 lang="en">{name}</h3>
            <div className="scroll" role="region" tabIndex={0} aria-label={name}>
              <pre lang="en">
                <code>{code}</code>
              </pre>
            </div>
          </section>
        ))}
      </Part>
    </>,
  );
}

/** The same in every demonstration (docs/demonstration.md); a test asks each what it answers. */
export const TEST_SUBJECTS = [
  { key: '91509900MATE5T017L', answers: 'nothing' },
  { key: '91509900MATE5T025F', answers: 'penalties' },
  { key: '91509900MATE5T033A', answers: 'listed' },
  { key: '91509900MATE5T0415', answers: 'repaired' },
  { key: '91509900MATE5T05XW', answers: 'shielded' },
  { key: '91509900MATE5T068W', answers: 'merged' },
  { key: '92509900MATE5T076L', answers: 'individual' },
  { key: '91509900MATE5T084J', answers: 'ambiguous' },
  { key: '91509900MATE5T084K', answers: 'wrong' },
] as const;

function sandbox(view: View): ReactElement {
  const { language, kernel } = view;
  const say = t(language, developersMessages);
  const { demo } = kernel.settings;
  return portalPage(
    view,
    { title: say['sandbox.title'](), path: '/developers/sandbox', trail: trail(view), noindex: true },
    <>
      <p className="lead">{say['sandbox.lead']()}</p>
      {demo ? null : <p className="notice">{say['sandbox.absent']()}</p>}
      <Table
        caption={say['sandbox.caption']()}
        language={language}
        rows={TEST_SUBJECTS}
        rowKey={(row) => row.key}
        columns={[
          { head: say['sandbox.key'](), heading: true, cell: (row) => <Uscc code={row.key} /> },
          { head: say['sandbox.answers'](), cell: (row) => say[`sandbox.${row.answers}`]() },
          ...(demo
            ? [
                {
                  head: say['sandbox.links'](),
                  cell: (row: (typeof TEST_SUBJECTS)[number]) => (
                    <>
                      <a href={href(`/subjects/${row.key}`, language)}>
                        {say['sandbox.page']()}
                        <span className="hidden"> {row.key}</span>
                      </a>{' '}
                      <a href={`/api/v1/subjects/${row.key}`}>
                        {say['sandbox.api']()}
                        <span className="hidden"> {row.key}</span>
                      </a>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>,
  );
}

const params = Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) });

function errorCodePage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/developers/errors/{code}',
    face: 'portal',
    summary: 'One error code: what happened and what to do',
    permission: 'public',
    audit: 'none',
    schemas: { params },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { language } = view;
      const code = CODES.find((each) => each === call.params.code);
      if (code === undefined) throw new XinhengError('NOT_FOUND');
      const say = t(language, helpMessages);
      const text = errorText(language, { code });
      const { status, exit } = ERROR_CODES[code];
      return portalPage(
        view,
        {
          title: say['error.title']({ code }),
          path: `/developers/errors/${code}`,
          trail: [{ href: '/developers', label: t(language, developersMessages).title() }],
        },
        <>
          <p className="lead">{text.title}</p>
          <Pairs
            pairs={[
              { term: say['error.what'](), value: <Foreign text={text.what} language={language} /> },
              { term: say['error.how'](), value: <Foreign text={text.how} language={language} /> },
              { term: say['error.status'](), value: status },
              { term: say['error.exit'](), value: exit },
            ]}
          />
        </>,
      );
    },
  });
}
