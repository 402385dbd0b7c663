import type { ReactElement } from 'react';
import { write } from '../api/write.ts';
import { useSay } from '../look/look.tsx';
import { PasswordField, TextField } from './field.tsx';
import { FormBox } from './form/form-box.tsx';
import { useForm } from './form/use-form.ts';
import { signInMessages } from './messages/sign-in.ts';
import { Mixed } from './text.tsx';

/** `done`: somebody is signed in; `mustChange`: with a password that holds once. */
export function SignInForm({ done }: { done: (mustChange: boolean) => void }): ReactElement {
  const say = useSay(signInMessages);
  const form = useForm({
    rules: 'post /api/v1/session',
    begin: { account: '', password: '' },
    send: ({ account, password }, key) => write({ to: 'post /api/v1/session' }, { account: account.trim(), password }, key),
    done: (opened) => done(opened.mustChange),
  });
  const { problem } = form;
  return (
    <FormBox form={form} action={say.submit()} look="narrow">
      {problem === null ? null : (
        <p className="fault" role="alert" data-problem={problem.code}>
          <Mixed>{problem.body.detail || say.lost()}</Mixed>
        </p>
      )}
      <TextField
        {...form.field('account')}
        label={say.account()}
        required={false}
        own={{ autoComplete: 'username', autoCapitalize: 'none' }}
      />
      <PasswordField {...form.field('password')} label={say.password()} required={false} autoComplete="current-password" />
    </FormBox>
  );
}
