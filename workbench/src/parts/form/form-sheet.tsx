import type { ReactElement } from 'react';
import { Problem } from '../problem.tsx';
import { FormBox, type FormBoxProps } from './form-box.tsx';
import type { Form } from './use-form.ts';

/** A form with what was refused of it above its fields. */
export function FormSheet(props: FormBoxProps & { form: Pick<Form, 'submit' | 'busy' | 'problem' | 'again' | 'names'> }): ReactElement {
  const { form, children } = props;
  return (
    <FormBox {...props}>
      <Problem error={form.problem} retry={form.again} fields={form.names} />
      {children}
    </FormBox>
  );
}
