import { mayOpen } from '../address/pages-known.ts';
import { WORK, type MenuPage, type Room, type Work } from '../rooms/room.ts';

export interface MenuGroup {
  /** `more`: the works behind the seventh, together. */
  work: Work | 'more';
  pages: readonly MenuPage[];
}

/** The most entries that one role may have (ux: people read seven, then they search). */
export const MOST = 7;

/**
 * The menu of a role: the groups of which it may open a page, in the order of work. Where these are more than people read,
 * the last of them share one entry: a room that is added must not make every page's menu longer.
 */
export function menuFor(rooms: readonly Pick<Room, 'menu'>[], permissions: readonly string[]): MenuGroup[] {
  const pages = rooms.flatMap((room) => room.menu).filter((page) => mayOpen(page, permissions));
  const groups = WORK.flatMap((work): MenuGroup[] => {
    const own = pages.filter((page) => page.work === work);
    return own.length === 0 ? [] : [{ work, pages: own }];
  });
  if (groups.length <= MOST) return groups;
  const rest = groups.slice(MOST - 1).flatMap((group) => group.pages);
  return [...groups.slice(0, MOST - 1), { work: 'more', pages: rest }];
}

/** The page whose address is the longest beginning of this one. */
export function currentPage(groups: readonly MenuGroup[], path: string): MenuPage | undefined {
  const under = (page: MenuPage) => path === page.path || (page.path !== '/' && path.startsWith(`${page.path}/`));
  return groups
    .flatMap((group) => group.pages)
    .filter(under)
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** Which entry shows its pages: the one that somebody opened on this page, else the one that it belongs to. */
export function openGroup(
  groups: readonly MenuGroup[],
  path: string,
  chosen: { at: string; work: MenuGroup['work'] | null } | null,
): MenuGroup['work'] | null {
  if (chosen?.at === path) return chosen.work;
  const current = currentPage(groups, path);
  return groups.find(({ pages }) => current !== undefined && pages.includes(current))?.work ?? null;
}
