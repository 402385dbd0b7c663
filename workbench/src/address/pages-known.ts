import { lazy, type ComponentType } from 'react';
import type { MenuPage, Room } from '../rooms/room.ts';

let known: readonly RegExp[] = [];
let homes: readonly { permission: string; component: ComponentType }[] = [];

/** Filled once by the start of the application: parts and rooms know no other room. */
export function knowPages(rooms: readonly (Pick<Room, 'pages'> & Partial<Room>)[]): void {
  homes = rooms.flatMap(({ home, load }) =>
    home === undefined || load === undefined ? [] : [{ permission: home.permission, component: pageOf(load, home.page) }],
  );
  known = rooms.flatMap(({ pages }) => pages.map(({ path }) => new RegExp(`^${path.replaceAll(/\$\w+/gu, '[^/]+')}/?$`, 'u')));
}

/** The page of a room, fetched when it is first drawn. */
export function pageOf(load: Room['load'], page: string): ComponentType {
  return lazy(async () => {
    const found = (await load())[page];
    if (found === undefined) throw new Error(`no page ${page}`);
    return { default: found };
  });
}

/** What stands first on the page of today for somebody with these permissions. */
export function homeParts(permissions: readonly string[]): ComponentType[] {
  return homes.filter(({ permission }) => permissions.includes(permission)).map(({ component }) => component);
}

/** Has the application a page at this address below /workbench? */
export function isAppPage(path: string): boolean {
  return known.some((pattern) => pattern.test(path));
}

export function mayOpen({ permissions }: Pick<MenuPage, 'permissions'>, held: readonly string[]): boolean {
  return permissions === undefined || permissions.some((each) => held.includes(each));
}
