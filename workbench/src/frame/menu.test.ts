import { describe, expect, test } from 'vitest';
import { permissionsOf, ROLES } from '../../../src/kernel/access/index.ts';
import { ROOMS } from '../rooms/index.ts';
import type { MenuPage } from '../rooms/room.ts';
import { currentPage, menuFor, MOST } from './menu.ts';

const page = (work: MenuPage['work'], path: string, permissions?: readonly string[]): MenuPage => ({
  work,
  path,
  label: () => path,
  ...(permissions === undefined ? {} : { permissions }),
});

describe('the menu', () => {
  const rooms = [
    { menu: [page('rules', '/organs')] },
    { menu: [page('cases', '/cases', ['case.read']), page('cases', '/cases/mine', ['case.act'])] },
    { menu: [page('today', '/')] },
  ];

  test('stands in the order of work, with what the role may open', () => {
    expect(menuFor(rooms, ['case.read']).map(({ work, pages }) => [work, pages.map(({ path }) => path)])).toEqual([
      ['today', ['/']],
      ['cases', ['/cases']],
      ['rules', ['/organs']],
    ]);
    expect(menuFor(rooms, []).map(({ work }) => work)).toEqual(['today', 'rules']);
  });

  test('knows where one is', () => {
    const groups = menuFor(rooms, ['case.read', 'case.act']);
    expect(currentPage(groups, '/cases/7')?.path).toBe('/cases');
    expect(currentPage(groups, '/cases/mine/8')?.path).toBe('/cases/mine');
    expect(currentPage(groups, '/')?.path).toBe('/');
    expect(currentPage(groups, '/nowhere')).toBeUndefined();
  });

  test.each(ROLES)('of the role %s has at most seven entries', (role) => {
    const groups = menuFor(ROOMS, permissionsOf(role));
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.length).toBeLessThanOrEqual(MOST);
  });

  test('names no permission that does not exist', () => {
    const known = new Set(ROLES.flatMap((role) => permissionsOf(role)) as string[]);
    const named = ROOMS.flatMap(({ menu }) => menu.flatMap(({ permissions }) => permissions ?? []));
    expect(named.filter((each) => !known.has(each))).toEqual([]);
  });
});
