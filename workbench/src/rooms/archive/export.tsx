import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { ExportDisclosure } from '../../parts/export-disclosure.tsx';
import { recordMessages } from './messages/list.ts';
import type { RecordQuery } from './types.ts';

/** What the list shows as a file. */
export function ExportRecords(props: { filter: RecordQuery; counted: { count: number; more: boolean } | null }): ReactElement {
  const say = useSay(recordMessages);
  const { filter, counted } = props;
  return (
    <ExportDisclosure
      asked={{ path: '/api/v1/records/export', filter }}
      label={say['export.label']()}
      count={counted === null ? [] : [say['export.what.count']({ n: counted.count, more: counted.more ? 'yes' : 'no' })]}
      follows={[say['export.what.corrections'](), say['export.what.until']()]}
      closed={say['export.closed']()}
    />
  );
}
