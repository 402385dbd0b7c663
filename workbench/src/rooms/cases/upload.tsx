import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { sendForm } from '../../api/upload.ts';
import { useSay } from '../../look/look.tsx';
import { FileField, RadioField } from '../../parts/field.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { AboutCase, ActPage, type About } from './about-case.tsx';
import { ACCEPT, LARGEST } from './api.ts';
import { stepMessages } from './step-messages.ts';

/** A paper for the file, apart from any step. */
export function UploadPage(): ReactElement {
  return <AboutCase>{(about) => <Upload about={about} />}</AboutCase>;
}

function Upload({ about }: { about: About }): ReactElement {
  const say = useSay(stepMessages);
  const { go } = useAddress();
  const { id, file, purpose } = about;
  const { kinds } = file.sheet;
  const [chosen, setChosen] = useState<File | null>(null);
  const large = chosen !== null && chosen.size > LARGEST ? say['files.large']({ name: chosen.name }) : undefined;
  const form = useForm({
    begin: { kind: kinds.length === 1 ? (kinds[0]?.id ?? '') : '', file: '' },
    rules: { kind: { kind: 'choice', required: true } },
    faults: () => ({ file: large ?? (chosen === null ? say['upload.none']() : undefined) }),
    send: ({ kind }) => sendForm(`/api/v1/cases/${id}/papers`, { kind }, chosen!, { purpose }),
    done: () => go(`/cases/${id}?done=paper`),
  });
  return (
    <ActPage about={about} title={say['upload.title']()}>
      <FormSheet form={form} action={say['upload.go']()}>
        <RadioField
          {...form.field('kind')}
          label={say['upload.kind']()}
          options={kinds.map((each) => ({ value: each.id, label: each.title }))}
        />
        <FileField
          name="file"
          label={say['upload.file']()}
          hint={say['files.hint']()}
          fault={large ?? form.faultAt('file')}
          accept={ACCEPT}
          onChange={(files) => {
            setChosen(files[0] ?? null);
            form.set({ file: files[0]?.name ?? '' });
          }}
        />
      </FormSheet>
    </ActPage>
  );
}
