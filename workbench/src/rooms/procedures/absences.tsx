import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { absencesList } from '../../api/lists/absences.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, TextField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { formatDay } from '../../parts/format.ts';
import { Page } from '../../parts/page.tsx';
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
  const lower = (text: string): string => text.trim().toLowerCase();
  const form = useForm({
    to: 'put /api/v1/absences',
    begin: { account: own, from: '', to: '', substitute: '' },
    body: (given) => ({ ...given, account: lower(given.account), substitute: lower(given.substitute) }),
  });
  const done = form.result;
  return (
    <>
      {done === undefined ? null : (
        <p className="notice" role="status" data-done="">
          {say.done({ ...done, from: formatDay(done.from), to: formatDay(done.to) })}
        </p>
      )}
      <FormSheet form={form} action={say.go()}>
        <TextField {...form.field('account')} label={say.account()} hint={say['account.hint']()} />
        <DateField {...form.field('from')} label={say.from()} />
        <DateField {...form.field('to')} label={say.to()} />
        <TextField {...form.field('substitute')} label={say.substitute()} hint={say['substitute.hint']()} />
      </FormSheet>
    </>
  );
}
