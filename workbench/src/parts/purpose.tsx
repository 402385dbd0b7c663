import { Modal } from 'antd';
import { useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { useSay } from '../look/look.tsx';
import { TextField } from './field.tsx';
import { FormBox } from './form/form-box.tsx';
import { useForm } from './form/use-form.ts';
import { partMessages } from './messages/common.ts';

const PREFIX = 'xinheng.purpose ';
const listeners = new Set<() => void>();
/** Where the browser keeps nothing for a tab. */
const held = new Map<string, string>();

function read(scope: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + scope) ?? held.get(scope) ?? null;
  } catch {
    return held.get(scope) ?? null;
  }
}

/** Holds in this window for one scope (a case, a list), until signing out. */
export function statePurpose(scope: string, purpose: string): void {
  held.set(scope, purpose);
  try {
    sessionStorage.setItem(PREFIX + scope, purpose);
  } catch {
    // Held in memory.
  }
  for (const listener of listeners) listener();
}

export function forgetPurposes(): void {
  held.clear();
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
  for (const listener of listeners) listener();
}

/** What was stated for this scope in this window, or null. */
export function usePurpose(scope: string): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read(scope),
  );
}

/** Empty on purpose: a purpose that is filled in for one is nobody's. */
function PurposeForm({ scope, stated }: { scope: string; stated: (purpose: string) => void }): ReactElement {
  const say = useSay(partMessages);
  const form = useForm({
    begin: { purpose: '' },
    faults: ({ purpose }) => (purpose.trim() === '' ? { purpose: say['purpose.empty']() } : {}),
    take: ({ purpose }) => {
      statePurpose(scope, purpose.trim());
      stated(purpose.trim());
    },
  });
  return (
    <FormBox
      form={form}
      action={say['purpose.submit']()}
      look="plain"
      after={
        <>
          <p className="meta">{say['purpose.kept']()}</p>
          <p className="meta">{say['purpose.once']()}</p>
        </>
      }
    >
      <TextField
        {...form.field('purpose')}
        label={say['purpose.label']()}
        hint={say['purpose.hint']()}
        maxLength={200}
        own={{ className: 'long' }}
      />
    </FormBox>
  );
}

/**
 * Before a look above PUBLIC: asks why in place of the content, once for a scope in this window. The scope is what the
 * purpose holds for: `/cases/7` for a case and its parts, the list's own address for a list.
 */
export function PurposeGate(props: { scope: string; children: (purpose: string) => ReactNode }): ReactElement {
  const say = useSay(partMessages);
  const purpose = usePurpose(props.scope);
  if (purpose !== null) return <>{props.children(purpose)}</>;
  return (
    <section className="card" data-purpose={props.scope} aria-labelledby="purpose-title">
      <h2 id="purpose-title">{say['purpose.title']()}</h2>
      <p>{say['purpose.lead']()}</p>
      <PurposeForm scope={props.scope} stated={() => undefined} />
    </section>
  );
}

/** The same as a dialog: before one look from a page that is open (a download, a single row). */
export function PurposeDialog(props: {
  open: boolean;
  scope: string;
  onStated: (purpose: string) => void;
  onCancel: () => void;
}): ReactElement {
  const say = useSay(partMessages);
  return (
    <Modal open={props.open} title={say['purpose.title']()} footer={null} onCancel={props.onCancel} destroyOnHidden>
      <p>{say['purpose.lead']()}</p>
      <PurposeForm scope={props.scope} stated={props.onStated} />
    </Modal>
  );
}
