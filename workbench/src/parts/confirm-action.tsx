import { Button, Modal } from 'antd';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useSay } from '../look/look.tsx';
import { useAction } from './action.ts';
import { Field } from './field.tsx';
import { partMessages } from './messages/common.ts';
import { Problem } from './problem.tsx';
import { Mixed } from './text.tsx';

export interface ConfirmActionProps<Output> {
  /** Of the button on the page: a verb and its object. */
  label: string;
  title: string;
  /** What follows, with numbers: “停止公示；告知6家收到过这条记录的单位”. */
  consequences: readonly string[];
  /** Of the button that does it: the same verb, never “OK”. */
  confirm: string;
  /** Asks for a reason, which `send` gets; the name under which the API finds fault with it. */
  reason?: { name: string; label: string; hint?: string };
  /** More fields or facts in the dialog; a function gets the last refusal, for its fields to show their own faults. */
  children?: ReactNode | ((problem: ApiProblem | null) => ReactNode);
  /** Names of those fields. */
  fields?: readonly string[];
  /** Why it is not open to this person now: the button stays, and says so. */
  closed?: string | null;
  danger?: boolean;
  primary?: boolean;
  send: (reason: string, key: string) => Promise<Output>;
  onDone?: (output: Output) => void;
}

/** Nothing of law is done by one click or one key: a dialog first says what follows from it. */
export function ConfirmAction<Output>(props: ConfirmActionProps<Output>): ReactElement {
  const say = useSay(partMessages);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const action = useAction<string, Output>(props.send, (output) => {
    setOpen(false);
    setReason('');
    props.onDone?.(output);
  });
  const doIt = (): void => {
    const text = reason.trim();
    if (props.reason !== undefined && text === '') return setFault(say['reason.empty']());
    setFault(undefined);
    return void action.run(text);
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
            <Button type="primary" danger={props.danger ?? false} loading={action.busy} onClick={doIt}>
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
          {typeof props.children === 'function' ? props.children(action.problem) : props.children}
          {props.reason === undefined ? null : (
            <Field {...props.reason} problem={action.problem} fault={fault} required>
              {(aria) => <textarea {...aria} rows={4} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />}
            </Field>
          )}
          <Problem
            error={action.problem}
            retry={action.again}
            fields={[...(props.fields ?? []), ...(props.reason === undefined ? [] : [props.reason.name])]}
          />
        </div>
      </Modal>
    </span>
  );
}
