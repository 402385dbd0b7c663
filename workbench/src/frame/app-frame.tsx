import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Suspense, useEffect, useState, type ReactElement } from 'react';
import { asProblem } from '../api/problem.ts';
import { SITE, SITE_NAME } from '../api/site.ts';
import { startQuery, type Start } from '../api/start.ts';
import { useAddress } from '../address/use-address.ts';
import { useSay } from '../look/look.tsx';
import { formatDay } from '../parts/format.ts';
import { siteHref } from '../parts/links.tsx';
import { Waiting } from '../parts/load.tsx';
import { Problem } from '../parts/problem.tsx';
import { Mixed } from '../parts/text.tsx';
import { PageBoundary } from './boundary.tsx';
import { ConnectionNotice } from './connection.tsx';
import { Head } from './head.tsx';
import { Menu } from './menu-view.tsx';
import { frameMessages } from './messages.ts';
import { signInAddress } from './sign-in.tsx';

/** Around every page: head, menu, notices, foot. Whoever is not signed in is sent to sign in and comes back. */
export function AppFrame(): ReactElement {
  const { path, go } = useAddress();
  const query = useQuery(startQuery);
  const code = query.isError ? asProblem(query.error).code : null;
  const outside = path === '/sign-in';
  useEffect(() => {
    if (outside) return;
    if (code === 'UNAUTHENTICATED') go(signInAddress('wanted'));
    if (code === 'PASSWORD_CHANGE_REQUIRED' && path !== '/password') go('/password');
  }, [code, outside, path, go]);
  const bare = outside || path === '/password';
  const start = code === null ? query.data : undefined;
  return (
    <Around start={start} today={start?.today ?? SITE.today}>
      {bare || start !== undefined ? (
        <Content />
      ) : query.isError && code !== 'UNAUTHENTICATED' && code !== 'PASSWORD_CHANGE_REQUIRED' ? (
        <Problem error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Waiting />
      )}
    </Around>
  );
}

function Content(): ReactElement {
  const { path } = useAddress();
  return (
    <PageBoundary path={path}>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </PageBoundary>
  );
}

function Around(props: { start: Start | undefined; today: string; children: ReactElement }): ReactElement {
  const { start, today, children } = props;
  const say = useSay(frameMessages);
  const { path } = useAddress();
  // On a phone the menu covers the page that it leads to: it is open for the page on which it was opened.
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <>
      <a className="skip" href="#main" onClick={skip}>
        {say.skip()}
      </a>
      {SITE.demo && today !== '' ? (
        <aside className="ribbon" aria-label={say['ribbon.label']()}>
          <p>
            <span data-message="ribbon.demo">{say.ribbon({ today: formatDay(today) })}</span>
            {SITE.tour ? (
              <>
                {' '}
                <a href={siteHref('/tour')}>{say['ribbon.tour']()}</a>
              </>
            ) : null}
          </p>
        </aside>
      ) : null}
      <Head start={start} onMenu={() => setOpenAt(path)} />
      <div className="below">
        {start === undefined ? null : <Menu start={start} open={openAt === path} onClose={() => setOpenAt(null)} />}
        <div className="column">
          <main id="main" tabIndex={-1}>
            <ConnectionNotice />
            {children}
          </main>
          <footer className="foot">
            <p>
              <Mixed>{say['foot.note']({ site: SITE_NAME })}</Mixed> <a href={siteHref('/')}>{say['foot.portal']()}</a>
            </p>
          </footer>
        </div>
      </div>
    </>
  );
}

/** The router keeps addresses to itself: the fragment is followed by hand. */
function skip(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
