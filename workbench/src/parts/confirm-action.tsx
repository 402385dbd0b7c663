import { Button, Modal } from 'antd';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { useSay } from '../look/look.tsx';
import { TextArea } from './field.tsx';
import { useForm, type Form, type FormField } from './form/use-form.ts';
import { partMessages } from './messages/common.ts';
import { Problem } from './problem.tsx';
import { Mixed } from './text.tsx';

interface Confirmed {
  /** Of the button on the page: a verb and its object. */
  label: string;
  title: string;
  /** What follows, with numbers: “停止公示；告知6家收到过这条记录的单位”. */
  consequences: readonly string[];
  /** Of the button that does it: the same verb, never “OK”. */
  confirm: string;
  /** Asks for a reason; `name`: of its field, where the body has another one. */
  reason?: { name?: string; label: string; hint?: string };
  /** More fields or facts in the dialog. */
  children?: ReactNode;
  /** Why it is not open to this person now: the button stays, and says so. */
  closed?: string | null;
  danger?: boolean;
  primary?: boolean;
}

/** `form` where more than a reason is asked for: it sends, and holds the reason too. */
type Sent<Output> =
  | { form: Form }
  | { form?: undefined; send: (reason: string, key: string) => Promise<Output>; onDone?: (output: Output) => void };

/** Nothing of law is done by one click or one key: a dialog first says what follows from it. */
export function ConfirmAction<Output>(props: Confirmed & Sent<Output>): ReactElement {
  const say = useSay(partMessages);
  const id = useId();
  const [open, setOpen] = useState(false);
  const { reason } = props;
  const asked = reason?.name ?? 'reason';
  const own = useForm<Readonly<Record<string, string>>, Output | undefined>({
    begin: reason === undefined ? {} : { [asked]: '' },
    rules: reason === undefined ? {} : { [asked]: { kind: 'text', required: true, maxLength: 2000 } },
    send: async (values, key) => (props.form === undefined ? props.send((values[asked] ?? '').trim(), key) : undefined),
    done: (output: Output | undefined) => {
      if (props.form === undefined) props.onDone?.(output as Output);
    },
  });
  const form: Form = props.form ?? own;
  const doIt = async (): Promise<void> => {
    if (await form.submit()) setOpen(false);
  };
  const closed = props.closed ?? null;
  return (
    <span className="action">
      <Button
        type={props.primary ? 'primary' : 'default'}
        danger={props.danger ?? false}
        aria-disabled={closed !== null}
        aria-describedby={closed === null ? undefined : id}
        className={closed === null ? '' : 'closed'}
        onClick={() => {
          if (closed === null) setOpen(true);
        }}
      >
        {props.label}
      </Button>
      {closed === null ? null : (
        <small id={id} className="why">
          <Mixed>{closed}</Mixed>
        </small>
      )}
      <Modal
        open={open}
        title={props.title}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{say['confirm.cancel']()}</Button>
            <Button type="primary" danger={props.danger ?? false} loading={form.busy} onClick={() => void doIt()}>
              {props.confirm}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p>{say['confirm.consequences']()}</p>
          <ul>
            {props.consequences.map((each) => (
              <li key={each}>
                <Mixed>{each}</Mixed>
              </li>
            ))}
          </ul>
          {props.children}
          {reason === undefined ? null : (
            <TextArea
              {...(form.field(asked) as FormField<string>)}
              label={reason.label}
              {...(reason.hint === undefined ? {} : { hint: reason.hint })}
              rows={4}
            />
          )}
          <Problem error={form.problem} retry={form.again} fields={form.names} />
        </div>
      </Modal>
    </span>
  );
}
