import { mayOpen } from '../address/pages-known.ts';
import { WORK, type MenuPage, type Room, type Work } from '../rooms/room.ts';

export interface MenuGroup {
  work: Work;
  pages: readonly MenuPage[];
}

/** The most entries that one role may have (ux: people read seven, then they search). */
export const MOST = 7;

/** The menu of a role: the groups of which it may open a page, in the order of work. */
export function menuFor(rooms: readonly Pick<Room, 'menu'>[], permissions: readonly string[]): MenuGroup[] {
  const pages = rooms.flatMap((room) => room.menu).filter((page) => mayOpen(page, permissions));
  return WORK.flatMap((work) => {
    const own = pages.filter((page) => page.work === work);
    return own.length === 0 ? [] : [{ work, pages: own }];
  });
}

/** The page whose address is the longest beginning of this one. */
export function currentPage(groups: readonly MenuGroup[], path: string): MenuPage | undefined {
  const under = (page: MenuPage) => path === page.path || (page.path !== '/' && path.startsWith(`${page.path}/`));
  return groups
    .flatMap((group) => group.pages)
    .filter(under)
    .sort((a, b) => b.path.length - a.path.length)[0];
}
