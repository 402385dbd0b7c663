import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useMay, useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { formatYearMonth } from '../../parts/format.ts';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { personName } from '../../parts/person.ts';
import { DateText, Mixed } from '../../parts/text.tsx';
import { batchesMessages } from './messages/batches.ts';
import { restMessages } from './messages/rest.ts';
import { monthsUpTo } from './months.ts';

/** “Nothing to report”, declared by a person by name; what was declared stands below. */
export function NilPage(): ReactElement {
  const say = useSay(restMessages);
  const batches = useSay(batchesMessages);
  const may = useMay();
  return (
    <Page title={say['nil.title']()} lead={<p>{say['nil.lead']()}</p>} trail={[{ to: '/intake', label: batches.title() }]}>
      {may('intake.report') ? <Declare /> : null}
      <h2>{say['nil.held']()}</h2>
      <Load of={['intake.nil']} load={(signal) => answer(api.GET('/api/v1/intake/nil', { signal }))}>
        {({ items }) => (items.length === 0 ? <p data-empty="">{say['nil.none']()}</p> : <Held items={items} />)}
      </Load>
    </Page>
  );
}

function Declare(): ReactElement {
  const say = useSay(restMessages);
  const { today, name, organ, organName } = useStart();
  const [month, setMonth] = useState('');
  const form = useForm({
    to: 'post /api/v1/intake/nil',
    begin: { signed: '' },
    faults: ({ signed }) => (signed.trim() === name ? {} : { signed: say['nil.name.fault']({ name }) }),
    body: () => ({ organ: organ ?? '', month }),
  });
  const done = form.result;
  const text = say['nil.text']({
    name,
    organ: organName ?? organ ?? '',
    month: month === '' ? '' : formatYearMonth(month),
  });
  return (
    <section className="card stack">
      <SelectField
        name="month"
        label={say['nil.month']()}
        value={month}
        onChange={(value) => {
          setMonth(value);
          form.reset();
        }}
        options={monthsUpTo(today).map((value) => ({ value, label: formatYearMonth(value) }))}
      />
      {month === '' ? null : (
        <ConfirmAction
          key={month}
          label={say['nil.declare']()}
          title={say['nil.confirm.title']({ month: formatYearMonth(month) })}
          consequences={[text, say['nil.effect']()]}
          confirm={say['nil.declare']()}
          primary
          form={form}
        >
          <TextField {...form.field('signed')} label={say['nil.name']()} hint={say['nil.name.hint']()} maxLength={60} required />
        </ConfirmAction>
      )}
      {done === undefined ? null : (
        <div role="status" data-declared={done.number}>
          <p>{done.earlier ? say['nil.earlier'](done) : say['nil.done'](done)}</p>
          {done.actsHeld > 0 ? <p>{say['nil.acts']({ n: done.actsHeld })}</p> : null}
        </div>
      )}
    </section>
  );
}

function Held({ items }: { items: readonly { number: string; month: string; declaredBy: string; declaredAt: string }[] }): ReactElement {
  const say = useSay(restMessages);
  return (
    <>
      <p className="meta">{say['nil.order']()}</p>
      <div className="scroll" role="region" aria-label={say['nil.held']()} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say['nil.month']()}</th>
              <th scope="col">{say['nil.number']()}</th>
              <th scope="col">{say['nil.by']()}</th>
              <th scope="col">{say['nil.at']()}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ month, number, declaredBy, declaredAt }) => (
              <tr key={number}>
                <th scope="row">{formatYearMonth(month)}</th>
                <td>{number}</td>
                <td>
                  <Mixed>{personName(declaredBy)}</Mixed>
                </td>
                <td>
                  <DateText at={declaredAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
