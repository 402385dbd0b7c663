import { useState, type ReactElement } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { useSay } from '../../look/look.tsx';
import { CheckField, SelectField, TextArea } from '../../parts/field.tsx';
import { deskMessages } from './messages/desk.ts';

/** Which sentences stand ready: for a release, for taking out, for a change after display. */
export type Templates = 'release' | 'takeout' | 'change';

/**
 * A reason with sentences that stand ready. One of them goes out only after it was changed, or after somebody has said that it
 * applies to this very record as it stands: a refusal by boilerplate is none (行政处罚法 asks for reasons, not phrases).
 */
export function useReason(kind: Templates): { field: ReactElement; take: () => string } {
  const say = useSay(deskMessages);
  const sentences = [say[`template.${kind}.1`](), say[`template.${kind}.2`](), say[`template.${kind}.3`]()];
  const [text, setText] = useState('');
  const [asIs, setAsIs] = useState(false);
  const [fault, setFault] = useState<string>();
  const unchanged = sentences.includes(text.trim());
  const field = (
    <>
      <SelectField
        name="template"
        label={say.template()}
        none={say['template.none']()}
        value={unchanged ? String(sentences.indexOf(text.trim())) : ''}
        onChange={(at) => {
          setText(at === '' ? '' : (sentences[Number(at)] ?? ''));
          setAsIs(false);
          setFault(undefined);
        }}
        options={sentences.map((label, at) => ({ value: String(at), label }))}
      />
      <TextArea
        name="reason"
        label={say.reason()}
        hint={say['reason.hint']()}
        required
        fault={fault}
        value={text}
        onChange={setText}
        maxLength={500}
      />
      {unchanged ? <CheckField name="as-is" label={say['template.asis']()} checked={asIs} onChange={setAsIs} /> : null}
    </>
  );
  /** The reason as it may be sent; throws what to mend, at its field. */
  const take = (): string => {
    const given = text.trim();
    const wrong = given === '' ? say['reason.empty']() : unchanged && !asIs ? say['template.fault']() : undefined;
    setFault(wrong);
    if (wrong !== undefined) throw refused(say['refused.title'](), 'reason', wrong);
    return given;
  };
  return { field, take };
}

/** What a form refuses itself, in the form in which the API would. */
export function refused(title: string, field: string, message: string): ApiProblem {
  const errors = [{ path: `/${field}`, code: 'FORM', message }];
  return new ApiProblem({ title, status: 400, code: 'BAD_INPUT', detail: message, errors });
}
