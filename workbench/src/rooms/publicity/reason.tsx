import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { CheckField, SelectField, TextArea } from '../../parts/field.tsx';
import type { Form } from '../../parts/form/use-form.ts';
import type { Values } from '../../parts/form/rules.ts';
import { deskMessages } from './messages/desk.ts';

/** Which sentences stand ready: for a release, for taking out, for a change after display. */
export type Templates = 'release' | 'takeout' | 'change';

/** What a form with such a reason begins with; `asIs` stays in the workbench. */
export const NO_REASON = { reason: '', 'as-is': false };
type Reasoned = Values & typeof NO_REASON;

/**
 * A reason with sentences that stand ready. One of them goes out only after it was changed, or after somebody has said that it
 * applies to this very record as it stands: a refusal by boilerplate is none (行政处罚法 asks for reasons, not phrases).
 */
export function useSentences(kind: Templates): { sentences: readonly string[]; faults: (values: Reasoned) => { reason?: string } } {
  const say = useSay(deskMessages);
  const sentences = [say[`template.${kind}.1`](), say[`template.${kind}.2`](), say[`template.${kind}.3`]()];
  return {
    sentences,
    faults: (values) => (sentences.includes(values.reason.trim()) && !values['as-is'] ? { reason: say['template.fault']() } : {}),
  };
}

export function ReasonFields<V extends Reasoned>({ form, sentences }: { form: Form<V>; sentences: readonly string[] }): ReactElement {
  const say = useSay(deskMessages);
  const reasoned = form as unknown as Form<Reasoned>;
  const at = sentences.indexOf(form.values.reason.trim());
  return (
    <>
      <SelectField
        name="template"
        label={say.template()}
        none={say['template.none']()}
        value={at < 0 ? '' : String(at)}
        onChange={(next) => reasoned.set({ reason: next === '' ? '' : (sentences[Number(next)] ?? ''), 'as-is': false })}
        options={sentences.map((label, index) => ({ value: String(index), label }))}
      />
      <TextArea {...reasoned.field('reason')} label={say.reason()} hint={say['reason.hint']()} />
      {at < 0 ? null : <CheckField {...reasoned.field('as-is')} label={say['template.asis']()} />}
    </>
  );
}
