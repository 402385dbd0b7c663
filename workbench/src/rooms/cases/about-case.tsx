import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { PurposeGate, usePurpose } from '../../parts/purpose.tsx';
import { fetchCase, scopeOf, type CaseFile } from './api.ts';
import { caseMessages } from './messages.ts';
import { stepMessages } from './step-messages.ts';

export interface About {
  id: string;
  file: CaseFile;
  purpose: string;
}

/** Around every page of one case: why one looks is asked once for the case, then the case is read. */
export function AboutCase({ children }: { children: (about: About) => ReactElement }): ReactElement {
  const say = useSay(caseMessages);
  const id = useAddress().params['id'] ?? '';
  const scope = scopeOf(id);
  const purpose = usePurpose(scope);
  const query = useQuery({
    queryKey: ['case', id, purpose],
    queryFn: ({ signal }) => fetchCase(id, purpose ?? '', signal),
    enabled: purpose !== null,
  });
  const trail = [{ to: '/cases', label: say.title() }];
  if (purpose === null) {
    return (
      <Page title={say.case()} trail={trail}>
        <PurposeGate scope={scope}>{() => null}</PurposeGate>
      </Page>
    );
  }
  if (query.data !== undefined) return children({ id, file: query.data, purpose });
  return (
    <Page title={say.case()} trail={trail}>
      {query.isError ? (
        <Problem error={query.error} retry={() => void query.refetch()} />
      ) : (
        <p className="waiting" role="status">
          {say.loading()}
        </p>
      )}
    </Page>
  );
}

/** The way back from a page about a case. */
export function trailOf(say: typeof caseMessages.zh, { id, file }: About): { to: string; label: string }[] {
  return [
    { to: '/cases', label: say.title() },
    { to: `/cases/${id}`, label: file.number },
  ];
}

/** A page for one act in a case, with the way back to the case below it. */
export function ActPage(props: { about: About; title: string; lead?: ReactNode; children: ReactNode }): ReactElement {
  const { about, children, ...page } = props;
  const say = useSay(caseMessages);
  const back = useSay(stepMessages)['form.cancel']();
  return (
    <Page {...page} trail={trailOf(say, about)}>
      {children}
      <p>
        <PageLink to={`/cases/${about.id}`}>{back}</PageLink>
      </p>
    </Page>
  );
}
