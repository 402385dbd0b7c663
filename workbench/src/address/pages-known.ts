import { lazy, type ComponentType } from 'react';
import type { SubjectPartProps } from '../parts/subject/types.ts';
import type { MenuPage, Room, SubjectPart } from '../rooms/room.ts';

let known: readonly RegExp[] = [];
let homes: readonly { permission: string; component: ComponentType }[] = [];
let parts: readonly ShownPart[] = [];

export interface ShownPart extends Omit<SubjectPart, 'load'> {
  component: ComponentType<SubjectPartProps>;
}

/** Filled once by the start of the application: parts and rooms know no other room. */
export function knowPages(rooms: readonly (Pick<Room, 'pages'> & Partial<Room>)[]): void {
  homes = rooms.flatMap(({ home, load }) =>
    home === undefined || load === undefined ? [] : [{ permission: home.permission, component: pageOf(load, home.page) }],
  );
  parts = rooms
    .flatMap(({ subjectParts = [] }) => subjectParts)
    .sort((a, b) => a.place - b.place)
    .map(({ load, ...part }) => ({ ...part, component: lazy(async () => ({ default: await load() })) }));
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

/** The parts of a body's page, in their order. */
export function subjectParts(): readonly ShownPart[] {
  return parts;
}

/** Has the application a page at this address below /workbench? */
export function isAppPage(path: string): boolean {
  return known.some((pattern) => pattern.test(path));
}

export function mayOpen({ permissions }: Pick<MenuPage, 'permissions'>, held: readonly string[]): boolean {
  return permissions === undefined || permissions.some((each) => held.includes(each));
}
