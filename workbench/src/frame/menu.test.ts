import { describe, expect, test } from 'vitest';
import { permissionsOf, ROLES } from '../../../src/kernel/access/index.ts';
import { ROOMS } from '../rooms/index.ts';
import { mayOpen } from '../address/pages-known.ts';
import { WORK, type MenuPage } from '../rooms/room.ts';
import { currentPage, menuFor, MOST, openGroup } from './menu.ts';

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

  test.each(ROLES)('of the role %s has at most seven entries, with every page that the role may open within', (role) => {
    const permissions = permissionsOf(role);
    const groups = menuFor(ROOMS, permissions);
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.length).toBeLessThanOrEqual(MOST);
    const all = ROOMS.flatMap(({ menu }) => menu).filter((each) => mayOpen(each, permissions));
    expect(new Set(groups.flatMap(({ pages }) => pages))).toEqual(new Set(all));
  });

  test('of whoever does every kind of work has seven too: the last share one, in their order', () => {
    const menu = WORK.map((work) => page(work, `/${work}`));
    const groups = menuFor([{ menu }], []);
    expect(groups.map(({ work }) => work)).toEqual([...WORK.slice(0, MOST - 1), 'more']);
    expect(groups.flatMap(({ pages }) => pages.map(({ path }) => path))).toEqual(WORK.map((work) => `/${work}`));
    expect(menuFor([{ menu: menu.slice(0, MOST) }], []).map(({ work }) => work)).not.toContain('more');
  });

  test('shows the pages of one entry: of the page that is open, until another is chosen there', () => {
    const groups = menuFor(rooms, ['case.read']);
    expect(openGroup(groups, '/cases/7', null)).toBe('cases');
    expect(openGroup(groups, '/nowhere', null)).toBeNull();
    expect(openGroup(groups, '/cases/7', { at: '/cases/7', work: 'rules' })).toBe('rules');
    expect(openGroup(groups, '/cases/7', { at: '/cases/7', work: null })).toBeNull();
    expect(openGroup(groups, '/organs', { at: '/cases/7', work: 'cases' })).toBe('rules');
  });

  test('names no permission that does not exist', () => {
    const known = new Set(ROLES.flatMap((role) => permissionsOf(role)) as string[]);
    const named = ROOMS.flatMap(({ menu }) => menu.flatMap(({ permissions }) => permissions ?? []));
    expect(named.filter((each) => !known.has(each))).toEqual([]);
  });
});

test('rooms bring their parts of a body’s page: each has its own name and place, with words in both languages', () => {
  const parts = ROOMS.flatMap(({ subjectParts = [] }) => subjectParts).sort((a, b) => a.place - b.place);
  expect(parts.map(({ name }) => name)).toEqual([
    'facts',
    'records',
    'timeline',
    'evaluation',
    'supervision',
    'cases',
    'succession',
    'looked',
  ]);
  expect(new Set(parts.map(({ place }) => place)).size).toBe(parts.length);
  for (const { label } of parts) expect(label('en')).not.toBe(label('zh-CN'));
});
