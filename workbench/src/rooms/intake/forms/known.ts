import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import { own } from '../../../look/language.ts';
import type { MappingFile } from './mapping.ts';

export interface Waiting {
  proposal: string;
  by: string;
  at: string;
  form: MappingFile;
}

/** Editions that wait for a second person; an empty list until they are read. */
export function useWaiting(): readonly Waiting[] {
  const { data } = useQuery({
    queryKey: ['intake.forms.proposed'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/intake/forms/proposed', { signal })),
  });
  // A form is described as an object: what stands in it is said by the schema of policy files.
  return (data?.items ?? []) as unknown as readonly Waiting[];
}

/** What a template says of its fields, as far as the editor shows it. */
export interface Field {
  field: string;
  name: string;
}

/** Fields of the template that the form fills; an empty list until they are read. */
export function useFields(template: string): readonly Field[] {
  const { data } = useQuery({
    queryKey: ['act-template', template],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/policy/{kind}/{id}', { params: { path: { kind: 'act-template', id: template } }, signal })),
    staleTime: 300_000,
  });
  const content = data?.content as { fields?: { field: string; name: { zh: string; en: string } }[] } | undefined;
  return (content?.fields ?? []).map(({ field, name }) => ({ field, name: own(name) }));
}
