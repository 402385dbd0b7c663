import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { own } from '../../look/language.ts';

export type Form = paths['/api/v1/intake/forms']['get']['responses'][200]['content']['application/json']['items'][number];

/** Forms in force, by id; an empty list until they are read. */
export function useForms(): readonly Form[] {
  const { data } = useQuery({
    queryKey: ['intake.forms'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/intake/forms', { signal })),
    staleTime: 300_000,
  });
  return data?.items ?? [];
}

export function titleOf(title: { zh: string; en: string }): string {
  return own(title);
}

/** A form as people call it; its id where it is not in force any more. */
export function formTitle(forms: readonly Form[], id: string): string {
  const form = forms.find((each) => each.id === id);
  return form === undefined ? id : titleOf(form.title);
}
