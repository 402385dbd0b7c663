import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { parseSearch, withinApp, writeSearch, type Search } from './search.ts';

export interface Address {
  /** Below /workbench. */
  path: string;
  /** `/subjects/$key` → `{ key }`. */
  params: Readonly<Record<string, string>>;
  search: Search;
  /** Another state of this page; `replace` where going back should not lead to the old one. */
  setSearch: (search: Readonly<Record<string, string | undefined>>, options?: { replace?: boolean }) => void;
  /** To another page of the application, e.g. after something was done: `/cases/7?done=1`. */
  go: (to: string) => void;
}

export function useAddress(): Address {
  const location = useLocation();
  const navigate = useNavigate();
  const params = useParams({ strict: false }) as unknown as Readonly<Record<string, string>>;
  const search = useMemo(() => parseSearch(location.searchStr), [location.searchStr]);
  const setSearch = useCallback(
    (next: Readonly<Record<string, string | undefined>>, { replace = false }: { replace?: boolean } = {}) =>
      void navigate({ to: '.', search: parseSearch(writeSearch(next)), replace }),
    [navigate],
  );
  const go = useCallback(
    (to: string) => {
      const within = withinApp(to) ?? to;
      const at = within.indexOf('?');
      const path = at < 0 ? within : within.slice(0, at);
      void navigate({ to: path, search: at < 0 ? {} : parseSearch(within.slice(at)) });
    },
    [navigate],
  );
  return { path: location.pathname, params, search, setSearch, go };
}
