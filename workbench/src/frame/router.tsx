import { createRootRoute, createRoute, createRouter, type AnyRoute } from '@tanstack/react-router';
import type { FunctionComponent } from 'react';
import { pageOf } from '../address/pages-known.ts';
import { parseSearch, writeSearch } from '../address/search.ts';
import { BASE } from '../look/language.ts';
import type { Room } from '../rooms/room.ts';
import { AppFrame } from './app-frame.tsx';
import { HelpPage, MissingPage } from './own-pages.tsx';
import { PasswordPage, SignInPage } from './sign-in.tsx';

/** Pages of the frame itself. */
export const OWN_PAGES: readonly { path: string; component: FunctionComponent }[] = [
  { path: '/sign-in', component: SignInPage },
  { path: '/password', component: PasswordPage },
  { path: '/help', component: HelpPage },
];

/** One address, one page; the pages of a room come together when the first of them is opened. */
export function makeRouter(rooms: readonly Room[]) {
  const root = createRootRoute({ component: AppFrame, notFoundComponent: MissingPage });
  const routes: AnyRoute[] = [
    ...OWN_PAGES.map(({ path, component }) => createRoute({ getParentRoute: () => root, path, component })),
    ...rooms.flatMap(({ load, pages }) =>
      pages.map(({ path, page }) => createRoute({ getParentRoute: () => root, path, component: lazyPage(load, page) })),
    ),
  ];
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: BASE,
    parseSearch,
    stringifySearch: (search) => writeSearch(search as Record<string, string>),
    // Pages bring their own waiting and their own errors.
    defaultPreload: false,
    scrollRestoration: true,
  });
}

function lazyPage(load: Room['load'], page: string): FunctionComponent {
  const Page = pageOf(load, page);
  return () => <Page />;
}
