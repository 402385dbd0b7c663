import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { CaseTransition } from '../../../kernel/policy/index.ts';
import { titleOf, type UploadedPaper } from '../../../kernel/procedures/index.ts';
import { Field, type FormFault } from '../../../kernel/ui/index.ts';
import { fileName } from '../form.ts';
import { caseMessages } from '../messages/common.ts';

/** Files that a step asks for, with what is there already. */
export function PaperInputs(props: {
  papers: NonNullable<CaseTransition['papers']>;
  uploads: readonly UploadedPaper[];
  faults: readonly FormFault[];
  language: Language;
}): ReactElement {
  const { language } = props;
  const say = t(language, caseMessages);
  return (
    <>
      {props.papers.map(({ id, title, required }) => {
        const name = titleOf(title, language);
        const there = props.uploads.filter(({ kind }) => kind === id).map((upload) => upload.name);
        const uploaded = there.length === 0 ? [] : [say['field.uploaded']({ names: there.join(say.separator()) })];
        return (
          <Field
            key={id}
            name={fileName(id)}
            label={required ? name : say['field.optional']({ name })}
            hint={[say['field.files'](), ...uploaded].join(say['between.sentences']())}
            fault={props.faults.find((fault) => fault.name === fileName(id))?.message}
          >
            {(aria) => <input {...aria} type="file" accept="application/pdf,image/png,image/jpeg" />}
          </Field>
        );
      })}
    </>
  );
}
