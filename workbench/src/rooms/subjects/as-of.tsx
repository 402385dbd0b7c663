import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useMay, useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { DateField } from '../../parts/field.tsx';
import { isDay } from '../../parts/format.ts';
import { partMessages } from '../../parts/messages/common.ts';
import { subjectMessages } from './messages/subject.ts';
import type { Past } from '../../parts/subject/types.ts';

/** Asks for a past day and for what was known by when; both stand in the address. */
export function AsOfForm({ past }: { past: Past | null }): ReactElement {
  const say = useSay(subjectMessages);
  const bad = useSay(partMessages)['date.bad']();
  const { setSearch } = useAddress();
  const { today } = useStart();
  const may = useMay()('subject.history');
  const [asOf, setAsOf] = useState(past?.asOf ?? '');
  const [knownOn, setKnownOn] = useState(past === null || past.knownOn === past.asOf ? '' : past.knownOn);
  const [faults, setFaults] = useState<{ asOf?: string | undefined; knownOn?: string | undefined }>({});
  const faultOf = (day: string): string | undefined => (!isDay(day) ? bad : day > today ? say['as-of.bad']() : undefined);
  return (
    <details className="card as-of" open={past !== null}>
      <summary>{say['as-of']()}</summary>
      <p className="meta">{say['as-of.why']()}</p>
      {may ? (
        <form
          className="query"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const wrong = { asOf: faultOf(asOf), knownOn: knownOn === '' ? undefined : faultOf(knownOn) };
            setFaults(wrong);
            if (wrong.asOf !== undefined || wrong.knownOn !== undefined) return;
            setSearch({ day: asOf, ...(knownOn === '' ? {} : { known: knownOn }) });
          }}
        >
          <div className="query-fields">
            <DateField name="asOf" label={say['as-of.day']()} value={asOf} onChange={setAsOf} fault={faults.asOf} />
            <DateField name="knownOn" label={say['as-of.known']()} value={knownOn} onChange={setKnownOn} fault={faults.knownOn} />
          </div>
          <p className="meta">{say['as-of.purpose']()}</p>
          <div className="query-buttons">
            <Button htmlType="submit">{say['as-of.show']()}</Button>
            {past === null ? null : <Button onClick={() => setSearch({})}>{say['as-of.today']()}</Button>}
          </div>
        </form>
      ) : (
        <p>{say['as-of.closed']()}</p>
      )}
    </details>
  );
}
