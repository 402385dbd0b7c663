import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { absencesList } from '../../api/lists/absences.ts';
import { useStart } from '../../api/start.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, TextField } from '../../parts/field.tsx';
import { formatDay } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { ListTable, type RowOf } from '../../table/list-table.tsx';
import { absenceMessages } from './messages/absences.ts';

type Absence = RowOf<typeof absencesList>;

/** Who is away and who stands in. */
export function AbsencesPage(): ReactElement {
  const say = useSay(absenceMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <h2>{say.list()}</h2>
      <ListTable
        list={absencesList}
        caption={say.list()}
        rowKey={({ absenceId }) => absenceId}
        actions={(absence) => <End absence={absence} />}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
      <h2>{say.set()}</h2>
      <Set />
    </Page>
  );
}

/** Who stands in can't end it: that is for who is away, who recorded it, or the head. The API decides. */
function End({ absence }: { absence: Absence }): ReactElement {
  const say = useSay(absenceMessages);
  const { absenceId, account, substitute } = absence;
  return (
    <ConfirmAction
      label={say.end()}
      title={say['end.title']({ account })}
      confirm={say.end()}
      consequences={[say['end.today']({ account, substitute }), say['end.stands']()]}
      send={() => answer(api.DELETE('/api/v1/absences/{absence}', { params: { path: { absence: absenceId } } }))}
    />
  );
}

function Set(): ReactElement {
  const say = useSay(absenceMessages);
  const own = useStart().account;
  const fresh = { account: own, from: '', to: '', substitute: '' };
  const [form, setForm] = useState(fresh);
  const [tried, setTried] = useState(false);
  const set = useAction(
    (input: typeof fresh) => answer(api.PUT('/api/v1/absences', { body: input })),
    () => {
      setForm(fresh);
      setTried(false);
    },
  );
  const names = ['account', 'from', 'to', 'substitute'] as const;
  const field = (name: (typeof names)[number]) => ({
    name,
    label: say[name](),
    problem: set.problem,
    required: true,
    fault: tried && form[name].trim() === '' ? say['needs.text']() : undefined,
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
  });
  const done = set.result;
  return (
    <form
      className="stack sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (names.some((name) => form[name].trim() === '')) return;
        const lower = (text: string): string => text.trim().toLowerCase();
        void set.run({ ...form, account: lower(form.account), substitute: lower(form.substitute) });
      }}
    >
      {done === undefined ? null : (
        <p className="notice" role="status" data-done="">
          {say.done({ ...done, from: formatDay(done.from, LANGUAGE), to: formatDay(done.to, LANGUAGE) })}
        </p>
      )}
      <Problem error={set.problem} retry={set.again} fields={names} />
      <TextField {...field('account')} hint={say['account.hint']()} maxLength={100} />
      <DateField {...field('from')} />
      <DateField {...field('to')} />
      <TextField {...field('substitute')} hint={say['substitute.hint']()} maxLength={100} />
      <p>
        <Button type="primary" htmlType="submit" loading={set.busy}>
          {say.go()}
        </Button>
      </p>
    </form>
  );
}
