import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { noIndex, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { href, Uscc } from '../../../kernel/ui/index.ts';
import type { SubjectsTable } from '../../../registry/subjects/index.ts';
import { issueReceipt } from '../../../support/receipts/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { subjectMessages } from '../messages/subject.ts';
import { subjectAt } from '../parts/subject-at.ts';
import { receiptPageMessages } from './messages.ts';
import { originOf } from './origin.ts';
import { shownNow } from './shown.ts';

const params = Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) });
/** A minute and caller: a person keeps a few; a program has the API, with the same limit. */
export const ISSUED_A_MINUTE = 10;

/** 查询记录 of one body: what it is, and the button that makes it. */
export function makePages(kernel: Kernel): AnyRoute[] {
  const place = { path: '/subjects/{key}/receipt', face: 'portal', permission: 'public' } as const;
  return [
    route({
      ...place,
      method: 'GET',
      summary: 'Keep what is on display about one body as a signed PDF',
      audit: 'none',
      schemas: { params },
      async handle(call) {
        const view = viewOf(kernel, call);
        const found = await subjectAt(view, call.params.key, 'receipt');
        return 'subject' in found ? makePage(view, found.subject, found.home, call.csrf) : found;
      },
    }),
    route({
      ...place,
      method: 'POST',
      summary: 'The signed PDF of what is on display about one body',
      audit: 'receipt.issued',
      rate: ISSUED_A_MINUTE,
      schemas: { params, body: Type.Object({}) },
      async handle({ params: { key }, caller, language, request, reply }) {
        const found = await subjectAt(viewOf(kernel, { language, reply }), key, 'receipt');
        if (!('subject' in found)) return found;
        noIndex(reply);
        const shown = await shownNow(kernel, found.subject, language, originOf(kernel.settings, request));
        const { content, pdf } = await issueReceipt(kernel, caller, shown);
        reply
          .type('application/pdf')
          .header('cache-control', 'no-store')
          .header('content-disposition', `attachment; filename="${content.number}.pdf"`);
        return pdf;
      },
    }),
  ];
}

function makePage(view: View, subject: SubjectsTable, home: string, csrf: string | null): ReactElement {
  const { language } = view;
  const say = t(language, receiptPageMessages);
  const path = `${home}/receipt`;
  return portalPage(
    view,
    {
      title: say['make.title']({ name: subject.name }),
      path,
      noindex: true,
      trail: [{ href: home, label: subject.name }],
    },
    <>
      <p className="meta">{subject.uscc === null ? t(language, subjectMessages).noCode() : <Uscc code={subject.uscc} />}</p>
      <p className="lead">{say['make.lead']()}</p>
      <form method="post" action={href(path, language)}>
        {csrf === null ? null : <input type="hidden" name="_csrf" value={csrf} />}
        <div className="field">
          <button type="submit">{say['make.go']()}</button>
        </div>
      </form>
      <h2>{say['make.what']()}</h2>
      <ul>
        {(['make.summary', 'make.sign', 'make.check', 'make.not'] as const).map((line) => (
          <li key={line}>{say[line]()}</li>
        ))}
      </ul>
    </>,
  );
}
