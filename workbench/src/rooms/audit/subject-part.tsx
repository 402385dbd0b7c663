import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { OrganName } from '../../parts/acts/index.ts';
import { Load } from '../../parts/load.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Deed } from '../../parts/deed.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import type { SubjectPartProps } from '../../parts/subject/types.ts';
import { looksMessages } from './messages/subject.ts';

/** Who read the file, why and when: as far as the own reach goes. */
export function LookedPart({ subjectKey: key, purpose }: SubjectPartProps): ReactElement {
  const say = useSay(looksMessages);
  const may = useMay()('looks.read');
  const [cursor, setCursor] = useState<string>();
  if (!may) return <p className="notice">{say['looks.closed']()}</p>;
  const query = { limit: 50, ...(cursor === undefined ? {} : { cursor }) };
  return (
    <section className="card" data-part="looked">
      <p>{say['looks.lead']()}</p>
      <Load
        of={['subject-looks', key, cursor, purpose]}
        load={(signal) =>
          answer(
            api.GET('/api/v1/subjects/{key}/looks', {
              params: { path: { key }, query },
              headers: purposeHeader(purpose),
              signal,
            }),
          )
        }
      >
        {({ items, next, elsewhere }) => (
          <>
            {elsewhere === 0 ? null : <p>{say['looks.elsewhere']({ n: elsewhere })}</p>}
            {items.length === 0 ? (
              <p data-empty="">{say['looks.none']()}</p>
            ) : (
              <>
                <p className="meta">{say.order()}</p>
                <PlainTable
                  label={say['looks.lead']()}
                  heads={[say.at(), say.organ(), say.account(), say.purpose(), say.action()]}
                  rows={items.map((each) => [
                    <DateText key="a" at={each.at} />,
                    <OrganName key="o" code={each.organ} />,
                    each.account ?? '',
                    <Zh key="p">{each.purpose}</Zh>,
                    <Deed key="x" action={each.action} />,
                  ])}
                />
              </>
            )}
            {next === null ? null : <Button onClick={() => setCursor(next)}>{say.next()}</Button>}
          </>
        )}
      </Load>
    </section>
  );
}
