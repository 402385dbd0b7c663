import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useMay, useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { DateField } from '../../parts/field.tsx';
import { FormBox } from '../../parts/form/form-box.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { subjectMessages } from './messages/subject.ts';
import type { Past } from '../../parts/subject/types.ts';

/** Asks for a past day and for what was known by when; both stand in the address. */
export function AsOfForm({ past }: { past: Past | null }): ReactElement {
  const say = useSay(subjectMessages);
  const { setSearch } = useAddress();
  const { today } = useStart();
  const may = useMay()('subject.history');
  const later = (day: string): string | undefined => (day > today ? say['as-of.bad']() : undefined);
  const form = useForm({
    begin: {
      asOf: past?.asOf ?? '',
      knownOn: past === null || past.knownOn === past.asOf ? '' : past.knownOn,
    },
    rules: { asOf: { kind: 'day', required: true }, knownOn: { kind: 'day' } },
    faults: ({ asOf, knownOn }) => ({ asOf: later(asOf), knownOn: later(knownOn) }),
    take: ({ asOf, knownOn }) => setSearch({ day: asOf, ...(knownOn === '' ? {} : { known: knownOn }) }),
  });
  return (
    <details className="card as-of" open={past !== null}>
      <summary>{say['as-of']()}</summary>
      <p className="meta">{say['as-of.why']()}</p>
      {may ? (
        <FormBox
          form={form}
          action={say['as-of.show']()}
          look="query"
          second
          below={<p className="meta">{say['as-of.purpose']()}</p>}
          beside={past === null ? null : <Button onClick={() => setSearch({})}>{say['as-of.today']()}</Button>}
        >
          <DateField {...form.field('asOf')} label={say['as-of.day']()} required={false} />
          <DateField {...form.field('knownOn')} label={say['as-of.known']()} />
        </FormBox>
      ) : (
        <p>{say['as-of.closed']()}</p>
      )}
    </details>
  );
}
