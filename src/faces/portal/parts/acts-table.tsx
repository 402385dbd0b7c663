import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, formatDate, href, Table, type Column } from '../../../kernel/ui/index.ts';
import type { View } from '../frame.tsx';
import { actsMessages } from '../messages/acts.ts';
import type { PublicRecord } from '../../../registry/publicity/index.ts';
import { kindWord } from '../words.ts';
import { subjectPath } from './hits.tsx';
import { recordTitle } from './record.tsx';

interface Props {
  items: readonly PublicRecord[];
  view: View;
  caption: string;
  /** Rows of one subject do not name it again. */
  of: 'all' | 'subject';
}

/** Every row says until when, so that whoever quotes it can carry the date. */
export function ActsTable({ items, view, caption, of }: Props): ReactElement {
  const { language } = view;
  const say = t(language, actsMessages);
  return (
    <Table
      caption={caption}
      hideCaption={of === 'subject'}
      language={language}
      rows={items}
      rowKey={(row) => `${row.actId} ${row.subjectId}`}
      columns={[
        {
          head: say.act(),
          heading: true,
          cell: (row) => (
            <>
              {row.disputes.some((dispute) => dispute.state === 'open') ? (
                <span className="mark objection">{say['mark.objection']()}</span>
              ) : null}{' '}
              <a href={href(`/acts/${row.actId}`, language)}>
                <Chinese language={language}>{recordTitle(row)}</Chinese>
              </a>
              <span className="meta line">
                {kindWord(row.kind, language)}
                {of === 'subject' ? <Numbered row={row} language={language} /> : null}
              </span>
            </>
          ),
        },
        ...(of === 'subject' ? [] : [business(say.business(), language)]),
        {
          head: say.organ(),
          cell: (row) => <Chinese language={language}>{language === 'en' ? row.organNameEn : row.organName}</Chinese>,
        },
        { head: say.decided(), cell: (row) => <span className="day">{dayCell(row.decided, language)}</span> },
        {
          head: say.until(),
          cell: (row) => (
            <span className="day" data-until={row.until ?? ''}>
              {row.until === null ? say.noEnd() : dayCell(row.until, language)}
            </span>
          ),
        },
      ]}
    />
  );
}

function dayCell(day: string, language: View['language']): string {
  return language === 'en' ? formatDate(day, language) : day;
}

function business(head: string, language: Language): Column<PublicRecord> {
  return {
    head,
    cell: (row) => (
      <a href={href(subjectPath({ subjectId: row.subjectId, uscc: row.subjectUscc }), language)}>
        <Chinese language={language}>{row.subjectName}</Chinese>
      </a>
    ),
  };
}

/** Rows of one subject often bear the same title: the number of the document tells them apart. */
function Numbered({ row, language }: { row: PublicRecord; language: Language }): ReactElement {
  return (
    <>
      {language === 'en' ? ', ' : '，'}
      <Chinese language={language}>{row.documentNo}</Chinese>
    </>
  );
}
