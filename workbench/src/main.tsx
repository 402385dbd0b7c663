import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { knowPages } from './address/pages-known.ts';
import { asProblem, LOST } from './api/problem.ts';
import { startQuery } from './api/start.ts';
import { makeRouter, OWN_PAGES } from './frame/router.tsx';
import { LookProvider } from './look/look.tsx';
import { giveNonce } from './look/nonce.ts';
import { ROOMS } from './rooms/index.ts';
import './look/style.css';

const client: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What was refused is refused again; what got lost on the way may come the second time.
      retry: (failures, error) => failures < 1 && asProblem(error).code === LOST,
      refetchOnWindowFocus: false,
      staleTime: 10_000,
    },
  },
});
// A session that ended shows at whatever is read next: the frame then asks to sign in.
client.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' || query.state.status !== 'error' || query.queryKey[0] === 'start') return;
  const { code } = asProblem(query.state.error);
  if (code === 'UNAUTHENTICATED' && client.getQueryState(startQuery.queryKey)?.status === 'success') {
    void client.resetQueries({ queryKey: startQuery.queryKey });
  }
});

giveNonce();
knowPages([...ROOMS, { menu: [], pages: OWN_PAGES.map(({ path }) => ({ path, page: '' })) }]);
// The sentence for browsers below the floor: this one is not.
const old = document.getElementById('old');
if (old?.hidden === true) old.remove();
const root = document.getElementById('root');
if (root === null) throw new Error('no #root');
createRoot(root).render(
  <StrictMode>
    <LookProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={makeRouter(ROOMS)} />
      </QueryClientProvider>
    </LookProvider>
  </StrictMode>,
);
