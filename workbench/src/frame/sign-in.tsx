import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { answer, api } from '../api/client.ts';
import { asProblem } from '../api/problem.ts';
import { startQuery } from '../api/start.ts';
import { write } from '../api/write.ts';
import { withinApp } from '../address/search.ts';
import { useAddress } from '../address/use-address.ts';
import { useSay } from '../look/look.tsx';
import { PasswordField } from '../parts/field.tsx';
import { FormSheet } from '../parts/form/form-sheet.tsx';
import { useForm } from '../parts/form/use-form.ts';
import { hrefOf, PageLink } from '../parts/links.tsx';
import { signInMessages } from '../parts/messages/sign-in.ts';
import { Page } from '../parts/page.tsx';
import { SignInForm } from '../parts/sign-in-form.tsx';
import { Mixed } from '../parts/text.tsx';
import { isAppPage } from '../address/pages-known.ts';

const WHY = ['wanted', 'changed', 'out'] as const;

/** From wherever one is, with the way back. */
export function signInAddress(why: (typeof WHY)[number]): string {
  const back = withinApp(location.pathname + location.search) ?? '/';
  return `/sign-in?why=${why}${back === '/' || back.startsWith('/sign-in') ? '' : `&back=${encodeURIComponent(back)}`}`;
}

/** Only ever within the workbench: a link must not send a person who trusts us to somebody else's address. */
function backOf(back: string | undefined): string {
  const within = back === undefined ? undefined : withinApp(`/workbench${withinApp(back) ?? back}`);
  return within === undefined || within.startsWith('/sign-in') ? '/' : within;
}

export function SignInPage(): ReactElement {
  const say = useSay(signInMessages);
  const { search, go } = useAddress();
  const { data, isError } = useQuery(startQuery);
  const why = WHY.find((each) => each === search['why']);
  const back = backOf(search['back']);
  const enter = (mustChange: boolean): void => {
    if (mustChange) go('/password');
    else if (isAppPage(back.split('?')[0] ?? '/')) go(back);
    else location.assign(hrefOf(back));
  };
  return (
    <Page title={say.title()}>
      {why === undefined ? null : (
        <div className="notice">
          <p data-message={`in.${why}`}>{say[why]()}</p>
        </div>
      )}
      {data === undefined || isError ? null : (
        <p>
          <Mixed>{say.already({ name: data.name })}</Mixed> <PageLink to={back}>{say.go()}</PageLink>
        </p>
      )}
      <SignInForm done={enter} />
      <OtherWays back={back} />
      <p className="meta">{say.help()}</p>
    </Page>
  );
}

/** Providers of identities that this installation knows; they lead back to the page that was wanted. */
function OtherWays({ back }: { back: string }): ReactElement | null {
  const say = useSay(signInMessages);
  const { data } = useQuery({
    queryKey: ['ways'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/session/ways', { signal })),
    staleTime: 300_000,
  });
  const ways = (data?.items ?? []).flatMap(({ start, title }) => (start === null ? [] : [{ start, title }]));
  if (ways.length === 0) return null;
  return (
    <section className="stack" data-ways={ways.length}>
      <p>{say.or()}</p>
      {ways.map(({ start, title }) => (
        <p key={start}>
          <Button href={`${start}&to=${encodeURIComponent(hrefOf(back))}`}>
            <Mixed>{title ?? start}</Mixed>
          </Button>
        </p>
      ))}
    </section>
  );
}

/** Also where a password holds once: nothing else is open then. */
export function PasswordPage(): ReactElement {
  const say = useSay(signInMessages);
  const start = useQuery(startQuery);
  const must = start.isError && asProblem(start.error).code === 'PASSWORD_CHANGE_REQUIRED';
  const form = useForm({
    rules: 'post /api/v1/me/password',
    begin: { current: '', next: '' },
    // A password is sent as it was typed, blanks and all.
    send: (body, key) => write({ to: 'post /api/v1/me/password' }, body, key),
    done: () => location.assign(hrefOf('/sign-in?why=changed')),
  });
  return (
    <Page title={must ? say['change.title']() : say['change.own']()}>
      {must ? (
        <div className="notice">
          <p data-message="change.lead">{say['change.lead']()}</p>
        </div>
      ) : null}
      <FormSheet form={form} action={say['change.submit']()} look="narrow">
        <PasswordField {...form.field('current')} label={say['change.current']()} autoComplete="current-password" />
        <PasswordField {...form.field('next')} label={say['change.next']()} hint={say['change.rule']()} autoComplete="new-password" />
      </FormSheet>
    </Page>
  );
}
