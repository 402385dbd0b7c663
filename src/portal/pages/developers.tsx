import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { ERROR_CODES, XinhengError, type ErrorCode } from '../../kernel/errors/index.ts';
import { errorText } from '../../kernel/errors/messages.ts';
import { route, type AnyRoute } from '../../kernel/http/types.ts';
import { t } from '../../kernel/i18n/types.ts';
import { Foreign, href, Pairs, Table } from '../../kernel/ui/index.ts';
import { portalPage, viewOf } from '../frame.tsx';
import { helpMessages } from '../messages/help.ts';

const CODES = Object.keys(ERROR_CODES).sort() as ErrorCode[];

export function developersPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/developers',
    face: 'portal',
    summary: 'For developers: calls and error codes',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { language } = view;
      const say = t(language, helpMessages);
      const paths = [
        { path: '/api/v1/subjects?query=', what: say['developers.search']() },
        { path: '/api/v1/subjects/{key}', what: say['developers.subject']() },
        { path: '/api/v1/subjects/{key}/records', what: say['developers.records']() },
        { path: '/api/v1/acts?organ=&kind=&from=&to=', what: say['developers.acts']() },
        { path: '/api/v1/acts/{id}', what: say['developers.act']() },
      ];
      return portalPage(
        view,
        { title: say['developers.title'](), path: '/developers' },
        <>
          <p className="lead">{say['developers.lead']()}</p>
          <p>
            <a href="/openapi.json">{say['developers.openapi']()}</a>
          </p>
          <Table
            caption={say['developers.paths.caption']()}
            language={language}
            rows={paths}
            rowKey={(row) => row.path}
            columns={[
              {
                head: say['developers.path'](),
                heading: true,
                cell: (row) => (
                  <code className="mono" lang="en">
                    {row.path}
                  </code>
                ),
              },
              { head: say['developers.what'](), cell: (row) => row.what },
            ]}
          />
          <h2>{say['developers.errors.title']()}</h2>
          <p>
            <Foreign text={say['developers.errors.lead']()} language={language} />
          </p>
          <Table
            caption={say['developers.errors.title']()}
            hideCaption
            language={language}
            rows={CODES}
            rowKey={(code) => code}
            columns={[
              {
                head: say['developers.code'](),
                heading: true,
                cell: (code) => (
                  <a className="mono" href={href(`/developers/errors/${code}`, language)}>
                    {code}
                  </a>
                ),
              },
              { head: say['developers.status'](), cell: (code) => ERROR_CODES[code].status },
              {
                head: say['developers.meaning'](),
                cell: (code) => <Foreign text={errorText(language, { code }).title} language={language} />,
              },
            ]}
          />
        </>,
      );
    },
  });
}

const params = Type.Object({ code: Type.String({ minLength: 1, maxLength: 60 }) });

export function errorCodePage(kernel: Kernel): AnyRoute {
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
          trail: [{ href: '/developers', label: say['developers.title']() }],
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
