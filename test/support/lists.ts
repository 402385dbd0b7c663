import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { PERMISSIONS, type Permission, type Role } from '../../src/kernel/access/index.ts';
import type { Capability } from '../../src/kernel/capability.ts';
import type { DescribedList } from '../../src/kernel/http/index.ts';
import { apiDocument } from '../../src/kernel/serving/index.ts';
import { plainCell } from '../../src/kernel/tables/index.ts';

export interface FoundList {
  path: string;
  permission: Permission;
  name: string;
  columns: DescribedList['columns'];
  file: DescribedList['file'];
}
type Row = Record<string, unknown>;

/** Every list that the API describes. */
export async function listsOf(rooms: readonly Capability[]): Promise<FoundList[]> {
  const { paths } = await apiDocument(rooms);
  return Object.entries(paths as Record<string, { get?: Record<string, unknown> }>).flatMap(([path, { get: told }]) => {
    if (told?.['x-list'] === undefined) return [];
    const [permission, name] = [told['x-permission'] as Permission, told['x-list'] as string];
    return [{ path, permission, name, columns: told['x-columns'] as FoundList['columns'], file: told['x-file'] as FoundList['file'] }];
  });
}

/** The same rows by page, as CSV and as a workbook, under the headings of the description. Gives the number of rows. */
export async function checkList(
  server: FastifyInstance,
  list: FoundList,
  search: string,
  headers: Record<string, string>,
): Promise<number> {
  const { columns, file, path } = list;
  const rows: Row[] = [];
  let next: string | null = null;
  do {
    const asked = new URLSearchParams(search);
    if (next !== null) asked.set('cursor', next);
    const page: { items: Row[]; next?: string | null } = good(
      await server.inject({ method: 'GET', url: `${path}?${asked.toString()}`, headers }),
    ).json();
    rows.push(...page.items);
    next = page.next ?? null;
  } while (next !== null);
  if (typeof file !== 'string') {
    expect(file.none.length).toBeGreaterThan(20);
    return rows.length;
  }
  const csv: string[][] = parse(good(await server.inject({ method: 'GET', url: `${file}.csv?${search}`, headers })).body, { bom: true });
  const book = read(good(await server.inject({ method: 'GET', url: `${file}.xlsx?${search}`, headers })).rawPayload);
  const sheet = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, defval: '' });
  expect(sheet.map((line) => line.join('|'))).toEqual(csv.map((line) => line.map(plainCell).join('|')));
  expect(csv).toHaveLength(rows.length + 1);
  expect(csv[0]).toHaveLength(columns.filter(({ only }) => only !== 'page').length);
  expect(csv.flat().filter((cell) => /\[object|undefined|NaN/u.test(cell))).toEqual([]);
  return rows.length;
}

function good(answer: LightMyRequestResponse): LightMyRequestResponse {
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer;
}

/** The roles that may read a list, those that see most first. */
export function readersOf({ permission }: FoundList): readonly Role[] {
  const { roles } = PERMISSIONS[permission] as { roles: readonly Role[] };
  return [...roles].sort((a, b) => Number(b === 'director') - Number(a === 'director'));
}
