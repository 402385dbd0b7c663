import { useState, type ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { RadioField, TextField } from '../../parts/field.tsx';
import { formatDay } from '../../parts/format.ts';
import { LANGUAGE } from '../../look/language.ts';
import type { About } from './about-case.tsx';
import { caseMessages } from './messages.ts';
import { serviceMessages } from './service-messages.ts';

type Path = { params: { path: { id: string } }; headers: Record<string, string> };
type Say = typeof serviceMessages.zh;

/** What else this person may do to the case, as far as it is open: each says first what follows from it. */
export function Acts({ about }: { about: About }): ReactElement | null {
  const say = useSay(serviceMessages);
  const { acts } = about.file.sheet;
  const { assign, suspend, resume, extend, recuse } = acts;
  if (!(assign || resume || recuse !== null) && suspend.length + extend.length === 0) return null;
  const path: Path = { params: { path: { id: about.id } }, headers: purposeHeader(about.purpose) };
  return (
    <section aria-labelledby="other">
      <h2 id="other">{say.other()}</h2>
      <div className="page-actions" data-acts="">
        {assign ? <Assign path={path} say={say} /> : null}
        {suspend.length > 0 ? <Suspend path={path} say={say} acts={acts} /> : null}
        {resume ? (
          <ConfirmAction
            label={say.resume()}
            title={say.resume()}
            confirm={say.resume()}
            consequences={[say['resume.follows']({ n: acts.running })]}
            reason={{ name: 'reason', label: say.reason() }}
            send={(reason) => answer(api.POST('/api/v1/cases/{id}/resume', { ...path, body: { reason } }))}
          />
        ) : null}
        {extend.length > 0 ? <Extend path={path} say={say} acts={acts} /> : null}
        {recuse === null ? null : <Recuse path={path} say={say} self={recuse === 'self'} />}
      </div>
    </section>
  );
}

interface Props {
  path: Path;
  say: Say;
  acts: About['file']['sheet']['acts'];
}

function Suspend({ path, say, acts }: Props): ReactElement {
  const [ground, setGround] = useState(acts.suspend.length === 1 ? (acts.suspend[0]?.id ?? '') : '');
  return (
    <ConfirmAction
      label={say.suspend()}
      title={say.suspend()}
      confirm={say.suspend()}
      consequences={[say['suspend.follows']({ n: acts.running }), say['suspend.party']()]}
      reason={{ name: 'reason', label: say.reason() }}
      fields={['ground']}
      send={(reason) => answer(api.POST('/api/v1/cases/{id}/suspend', { ...path, body: { ground, reason } }))}
    >
      {(problem: ApiProblem | null) => (
        <RadioField
          name="ground"
          label={say.ground()}
          problem={problem}
          value={ground}
          onChange={setGround}
          options={acts.suspend.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
    </ConfirmAction>
  );
}

function Extend({ path, say, acts }: Props): ReactElement {
  const list = useSay(caseMessages);
  const [period, setPeriod] = useState(acts.extend.length === 1 ? (acts.extend[0]?.id ?? '') : '');
  const [length, setLength] = useState('');
  const days = acts.extend.flatMap(({ title, due }) =>
    due === null ? [] : [say['extend.now']({ name: title, day: formatDay(due, LANGUAGE) })],
  );
  return (
    <ConfirmAction
      label={say.extend()}
      title={say.extend()}
      confirm={say.extend()}
      consequences={[say['extend.follows']({ list: days.join(list.separator()) }), say['extend.party']()]}
      reason={{ name: 'reason', label: say.reason() }}
      fields={['period', 'length']}
      send={(reason) =>
        answer(
          api.POST('/api/v1/cases/{id}/extend', {
            ...path,
            body: { period, length: Number(length.trim()) || 0, reason },
          }),
        )
      }
    >
      {(problem: ApiProblem | null) => (
        <>
          <RadioField
            name="period"
            label={say.period()}
            problem={problem}
            value={period}
            onChange={setPeriod}
            options={acts.extend.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <TextField
            name="length"
            label={say.length()}
            hint={say['length.hint']({
              list: acts.extend.map(({ title, most }) => `${title}${most}`).join(list.separator()),
            })}
            problem={problem}
            maxLength={5}
            value={length}
            onChange={setLength}
          />
        </>
      )}
    </ConfirmAction>
  );
}

function Assign({ path, say }: Omit<Props, 'acts'>): ReactElement {
  const [account, setAccount] = useState('');
  return (
    <ConfirmAction
      label={say.assign()}
      title={say.assign()}
      confirm={say.assign()}
      consequences={[say['assign.follows']()]}
      fields={['account']}
      send={() => answer(api.POST('/api/v1/cases/{id}/assign', { ...path, body: { account: account.trim().toLowerCase() } }))}
    >
      {(problem: ApiProblem | null) => (
        <TextField name="account" label={say.account()} problem={problem} maxLength={100} value={account} onChange={setAccount} />
      )}
    </ConfirmAction>
  );
}

function Recuse({ path, say, self }: Omit<Props, 'acts'> & { self: boolean }): ReactElement {
  const own = useStart().account;
  const [account, setAccount] = useState(self ? own : '');
  return (
    <ConfirmAction
      label={say.recuse()}
      title={say.recuse()}
      confirm={say.recuse()}
      danger
      consequences={[say['recuse.follows']()]}
      reason={{ name: 'reason', label: say.reason() }}
      fields={['account']}
      send={(reason) => answer(api.POST('/api/v1/cases/{id}/recuse', { ...path, body: { account: account.trim().toLowerCase(), reason } }))}
    >
      {(problem: ApiProblem | null) =>
        self ? (
          <p>{say['account.self']({ account: own })}</p>
        ) : (
          <TextField name="account" label={say.account()} problem={problem} maxLength={100} value={account} onChange={setAccount} />
        )
      }
    </ConfirmAction>
  );
}
