import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api } from '../api/client.ts';
import { asProblem, type ApiProblem } from '../api/problem.ts';
import { useSay } from '../look/look.tsx';
import { Field } from './field.tsx';
import { signInMessages } from './messages/sign-in.ts';
import { Mixed } from './text.tsx';

/** `done`: somebody is signed in; `mustChange`: with a password that holds once. */
export function SignInForm({ done }: { done: (mustChange: boolean) => void }): ReactElement {
  const say = useSay(signInMessages);
  const client = useQueryClient();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const [account, password] = ['account', 'password'].map((name) => textOf(form.get(name)));
      const body = { account: (account ?? '').trim(), password: password ?? '' };
      const opened = await answer(api.POST('/api/v1/session', { body }));
      await client.invalidateQueries({ queryKey: ['start'] });
      done(opened.mustChange);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="stack narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      {problem === null ? null : (
        <p className="fault" role="alert" data-problem={problem.code}>
          <Mixed>{problem.body.detail || say.lost()}</Mixed>
        </p>
      )}
      <Field name="account" label={say.account()}>
        {(aria) => <input {...aria} autoComplete="username" autoCapitalize="none" required maxLength={100} />}
      </Field>
      <Field name="password" label={say.password()}>
        {(aria) => <input {...aria} type="password" autoComplete="current-password" required maxLength={128} />}
      </Field>
      <p>
        <Button type="primary" htmlType="submit" loading={busy}>
          {say.submit()}
        </Button>
      </p>
    </form>
  );
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
