import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import type { Form } from './use-form.ts';

export interface FormBoxProps {
  form: Pick<Form, 'submit' | 'busy'>;
  /** Of the button that sends: a verb and its object. */
  action: string;
  /** `sheet`: a whole page; `query`: conditions side by side; `row`: one field with its button. */
  look?: 'sheet' | 'narrow' | 'plain' | 'query' | 'row';
  /** The button is one of several on its page. */
  second?: true;
  /** Beside that button. */
  beside?: ReactNode;
  /** Between the fields and the button. */
  below?: ReactNode;
  /** Below the button. */
  after?: ReactNode;
  role?: 'search';
  'aria-label'?: string;
  children: ReactNode;
}

const CLASSES = { sheet: 'stack sheet', narrow: 'stack narrow', plain: 'stack', query: 'query', row: 'row-actions' };

/** Around the fields of a form: what sends them. Faults are ours to word, so the browser's own checks are off. */
export function FormBox({ form, action, look = 'sheet', second, beside, below, after, children, ...data }: FormBoxProps): ReactElement {
  const query = look === 'query';
  const button = (
    <Button type={second ? 'default' : 'primary'} htmlType="submit" loading={form.busy}>
      {action}
    </Button>
  );
  return (
    <form
      className={CLASSES[look]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
      {...data}
    >
      {query ? <div className="query-fields">{children}</div> : children}
      {below}
      {query ? (
        <div className="query-buttons">
          {button}
          {beside}
        </div>
      ) : look === 'row' ? (
        button
      ) : (
        <p className={beside === undefined ? undefined : 'row-actions'}>
          {button}
          {beside}
        </p>
      )}
      {after}
    </form>
  );
}
