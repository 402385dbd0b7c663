import type { ReactElement } from 'react';
import { useStart } from '../../api/start.ts';
import { write } from '../../api/write.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { RadioField, TextField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { formatDay } from '../../parts/format.ts';
import type { About } from './about-case.tsx';
import { caseMessages } from './messages.ts';
import { serviceMessages } from './service-messages.ts';

type Say = typeof serviceMessages.zh;

/** What else this person may do to the case, as far as it is open: each says first what follows from it. */
export function Acts({ about }: { about: About }): ReactElement | null {
  const say = useSay(serviceMessages);
  const { acts } = about.file.sheet;
  const { assign, suspend, resume, extend, recuse } = acts;
  if (!(assign || resume || recuse !== null) && suspend.length + extend.length === 0) return null;
  const { id, purpose } = about;
  const of = { path: { id }, purpose };
  return (
    <section aria-labelledby="other">
      <h2 id="other">{say.other()}</h2>
      <div className="page-actions" data-acts="">
        {assign ? <Assign of={of} say={say} /> : null}
        {suspend.length > 0 ? <Suspend of={of} say={say} acts={acts} /> : null}
        {resume ? (
          <ConfirmAction
            label={say.resume()}
            title={say.resume()}
            confirm={say.resume()}
            consequences={[say['resume.follows']({ n: acts.running })]}
            reason={{ name: 'reason', label: say.reason() }}
            send={(reason, key) => write({ to: 'post /api/v1/cases/{id}/resume', ...of }, { reason }, key)}
          />
        ) : null}
        {extend.length > 0 ? <Extend of={of} say={say} acts={acts} /> : null}
        {recuse === null ? null : <Recuse of={of} say={say} self={recuse === 'self'} />}
      </div>
    </section>
  );
}

interface Props {
  /** Which case, and why it is looked at. */
  of: { path: { id: string }; purpose: string };
  say: Say;
  acts: About['file']['sheet']['acts'];
}

/** What is chosen where nothing else can be. */
const alone = (of: readonly { id: string }[]): string => (of.length === 1 ? (of[0]?.id ?? '') : '');

function Suspend({ of, say, acts }: Props): ReactElement {
  const form = useForm({ to: 'post /api/v1/cases/{id}/suspend', ...of, begin: { ground: alone(acts.suspend), reason: '' } });
  return (
    <ConfirmAction
      label={say.suspend()}
      title={say.suspend()}
      confirm={say.suspend()}
      consequences={[say['suspend.follows']({ n: acts.running }), say['suspend.party']()]}
      reason={{ label: say.reason() }}
      form={form}
    >
      <RadioField
        {...form.field('ground')}
        label={say.ground()}
        options={acts.suspend.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </ConfirmAction>
  );
}

function Extend({ of, say, acts }: Props): ReactElement {
  const list = useSay(caseMessages);
  const form = useForm({
    to: 'post /api/v1/cases/{id}/extend',
    ...of,
    begin: { period: alone(acts.extend), length: '', reason: '' },
  });
  const days = acts.extend.flatMap(({ title, due }) => (due === null ? [] : [say['extend.now']({ name: title, day: formatDay(due) })]));
  return (
    <ConfirmAction
      label={say.extend()}
      title={say.extend()}
      confirm={say.extend()}
      consequences={[say['extend.follows']({ list: days.join(list.separator()) }), say['extend.party']()]}
      reason={{ label: say.reason() }}
      form={form}
    >
      <RadioField
        {...form.field('period')}
        label={say.period()}
        options={acts.extend.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextField
        {...form.field('length')}
        label={say.length()}
        hint={say['length.hint']({ list: acts.extend.map(({ title, most }) => `${title}${most}`).join(list.separator()) })}
        maxLength={5}
      />
    </ConfirmAction>
  );
}

const lower = <B extends { account: string }>(given: B): B => ({ ...given, account: given.account.toLowerCase() });

function Assign({ of, say }: Omit<Props, 'acts'>): ReactElement {
  const form = useForm({ to: 'post /api/v1/cases/{id}/assign', ...of, begin: { account: '' }, body: lower });
  return (
    <ConfirmAction label={say.assign()} title={say.assign()} confirm={say.assign()} consequences={[say['assign.follows']()]} form={form}>
      <TextField {...form.field('account')} label={say.account()} />
    </ConfirmAction>
  );
}

function Recuse({ of, say, self }: Omit<Props, 'acts'> & { self: boolean }): ReactElement {
  const own = useStart().account;
  const form = useForm({
    to: 'post /api/v1/cases/{id}/recuse',
    ...of,
    begin: { account: self ? own : '', reason: '' },
    body: lower,
  });
  return (
    <ConfirmAction
      label={say.recuse()}
      title={say.recuse()}
      confirm={say.recuse()}
      danger
      consequences={[say['recuse.follows']()]}
      reason={{ label: say.reason() }}
      form={form}
    >
      {self ? <p>{say['account.self']({ account: own })}</p> : <TextField {...form.field('account')} label={say.account()} />}
    </ConfirmAction>
  );
}
