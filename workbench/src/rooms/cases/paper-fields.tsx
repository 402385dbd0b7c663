import { useState, type ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { FileField } from '../../parts/field.tsx';
import type { Form } from '../../parts/form/use-form.ts';
import { ACCEPT, LARGEST } from './api.ts';
import { caseMessages } from './messages.ts';
import { stepMessages } from './step-messages.ts';
import { paperName } from './values.ts';

/** By kind of paper. */
export type Chosen = Readonly<Record<string, readonly File[]>>;

/** Files that a step asks for, with what is there already; one that is too large is refused before it is sent. */
export function PaperFields(props: {
  papers: readonly { id: string; title: string; required: boolean }[];
  uploads: readonly { kind: string; name: string }[];
  choose: (kind: string, files: readonly File[]) => void;
  form: Pick<Form, 'faultAt'>;
}): ReactElement {
  const say = useSay(stepMessages);
  const list = useSay(caseMessages);
  const [large, setLarge] = useState<Readonly<Record<string, string>>>({});
  return (
    <>
      {props.papers.map(({ id, title, required }) => {
        const there = props.uploads.filter(({ kind }) => kind === id).map(({ name }) => name);
        const uploaded = there.length === 0 ? [] : [say['files.there']({ names: there.join(list.separator()) })];
        const tooLarge = large[id];
        return (
          <FileField
            // Emptied once its file is in the case.
            key={`${id} ${there.length}`}
            name={paperName(id)}
            label={required ? title : say['field.optional']({ name: title })}
            hint={[say['files.hint'](), ...uploaded].join(say['between.sentences']())}
            required={required}
            fault={tooLarge === undefined ? props.form.faultAt(paperName(id)) : say['files.large']({ name: tooLarge })}
            accept={ACCEPT}
            multiple
            onChange={(files) => {
              const over = files.find(({ size }) => size > LARGEST);
              setLarge(({ [id]: _before, ...others }) => (over === undefined ? others : { ...others, [id]: over.name }));
              props.choose(
                id,
                files.filter(({ size }) => size <= LARGEST),
              );
            }}
          />
        );
      })}
    </>
  );
}
