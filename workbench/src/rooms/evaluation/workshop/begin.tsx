import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { answer, api } from '../../../api/client.ts';
import { useSay } from '../../../look/look.tsx';
import { ConfirmAction } from '../../../parts/confirm-action.tsx';
import { TextField } from '../../../parts/field.tsx';
import { useForm } from '../../../parts/form/use-form.ts';
import { workshopMessages } from './messages.ts';
import type { ModelFile } from '../types.ts';
import type { Draft } from './use-draft.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const EMPTY = { 'begin-id': '', 'begin-zh': '', 'begin-en': '' };

/** A new model from what the editor holds: under an id of its own it can't be taken for an edition of the other. */
export function BeginNew({ draft }: { draft: Draft }): ReactElement | null {
  const say = useSay(workshopMessages);
  const { file } = draft;
  const { data } = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/models', { signal })),
  });
  const faultOfId = (id: string): string | undefined =>
    !ID.test(id) ? say['begin.id.wrong']() : data?.items.some((each) => each.id === id) ? say['begin.id.taken']() : undefined;
  const faultOfTitle = (title: string): string | undefined => (title.trim() === '' ? say['begin.title.empty']() : undefined);
  const form = useForm({
    begin: EMPTY,
    faults: (values) => ({
      'begin-id': faultOfId(values['begin-id'].trim()),
      'begin-zh': faultOfTitle(values['begin-zh']),
      'begin-en': faultOfTitle(values['begin-en']),
    }),
    take: (values) => draft.write(JSON.stringify(begun(file as ModelFile, values), null, 2), 'begin'),
  });
  if (file === null) return null;
  return (
    <ConfirmAction
      label={say.begin()}
      title={say['begin.title']()}
      consequences={[say['begin.what'](), say['begin.then']()]}
      confirm={say['begin.confirm']()}
      form={form}
    >
      <TextField {...form.field('begin-id')} label={say['begin.id']()} hint={say['begin.id.hint']()} maxLength={60} required />
      <TextField {...form.field('begin-zh')} label={say.zh()} required />
      <TextField {...form.field('begin-en')} label={say.en()} required />
    </ConfirmAction>
  );
}

function begun(file: ModelFile, values: typeof EMPTY): object {
  const content = { ...file.content, activation: null };
  const title = { zh: values['begin-zh'].trim(), en: values['begin-en'].trim() };
  return { ...file, id: values['begin-id'].trim(), edition: '1', title, content };
}
