import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { pageOf } from '../../../kernel/http/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { href, Message, Pager } from '../../../kernel/ui/index.ts';
import type { SubjectsTable } from '../../../registry/subjects/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { kindsOf, LISTS, naturesOf, type List } from '../long-lists.ts';
import { subjectMessages } from '../messages/subject.ts';
import { subjectAt } from '../parts/subject-at.ts';
import { Cards } from '../parts/subject-records.tsx';
import {
  countsOfSubject,
  readRecordsCursor,
  recordsCursor,
  recordsOfSubject,
  type PublicRecord,
} from '../../../registry/publicity/index.ts';

const PAGE = 20;
const params = Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) });
const query = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 400 })) });

/** The long lists behind a subject's page, every record in full. */
export function subjectListPages(kernel: Kernel): AnyRoute[] {
  return LISTS.map((list) =>
    route({
      method: 'GET',
      path: `/subjects/{key}/${list.tail}`,
      face: 'portal',
      summary: list.summary,
      permission: 'public',
      audit: 'none',
      schemas: { params, query },
      handle: async (call) => {
        const view = viewOf(kernel, call);
        const { key } = call.params;
        const { today } = view;
        const found = await subjectAt(view, key, list.tail);
        if (!('subject' in found)) return found;
        const { subject, home } = found;
        const [rows, counts] = await Promise.all([
          recordsOfSubject(kernel.db.kysely, subject.subject_id, today, {
            natures: naturesOf(list),
            kinds: kindsOf(list),
            after: readRecordsCursor(call.query.cursor),
            limit: PAGE + 1,
          }),
          countsOfSubject(kernel.db.kysely, subject.subject_id, today),
        ]);
        const n = counts.filter(list.holds).reduce((sum, each) => sum + each.n, 0);
        return listPage(view, { list, subject, home, n, first: call.query.cursor === undefined }, pageOf(rows, PAGE, recordsCursor));
      },
    }),
  );
}

interface Shown {
  list: List;
  subject: SubjectsTable;
  home: string;
  n: number;
  first: boolean;
}

function listPage(
  view: View,
  { list, subject, home, n, first }: Shown,
  { items, next }: { items: PublicRecord[]; next: string | null },
): ReactElement {
  const { language } = view;
  const say = t(language, subjectMessages);
  const path = `${home}/${list.tail}`;
  return portalPage(
    view,
    {
      title: say[`list.${list.tail}`]({ name: subject.name }),
      path,
      noindex: true,
      trail: [{ href: home, label: subject.name }],
    },
    <>
      <p className="lead">{say['list.count']({ n })}</p>
      {items.length === 0 ? (
        <div className="notice">
          <Message from={subjectMessages} m="list.empty" language={language} links={{ absence: href('/help/absence', language) }} />
        </div>
      ) : (
        // A record is headed h3 where it stands under a section.
        <section>
          <h2 className="hidden">{say['list.records']()}</h2>
          <Cards records={items} view={view} />
        </section>
      )}
      <Pager next={next === null ? null : `${path}?cursor=${encodeURIComponent(next)}`} first={first ? null : path} language={language} />
    </>,
  );
}
