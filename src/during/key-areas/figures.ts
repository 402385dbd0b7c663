import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { KeyAreaPart } from '../../kernel/policy/index.ts';
import { areasOn } from './count.ts';

/** Below this no share is given: one file more would move it by more than five points. */
export const RATED_FROM = 20;

export interface DistrictCount {
  /** Null: bodies whose district is not registered. */
  district: string | null;
  name: string | null;
  members: number;
  /** Files that hold all they should. */
  whole: number;
  /** How many lack each part, by its id. */
  missing: Record<string, number>;
}

export interface AreaFigures {
  area: string;
  title: { zh: string; en: string };
  parts: Pick<KeyAreaPart, 'id' | 'title' | 'from' | 'withinMonths'>[];
  members: number;
  whole: number;
  missing: Record<string, number>;
  districts: DistrictCount[];
}

export interface KeyAreaFigures {
  /** Null: not counted yet. */
  countedOn: string | null;
  areas: AreaFigures[];
}

interface Cell {
  area: string;
  district: string;
  part: string;
  members: number;
  there: number;
  counted_on: string;
}

/** How complete the files of each area are, by district, with what is missing and from whom: counts alone, no body. */
export async function keyAreaFigures(kernel: Pick<Kernel, 'db' | 'policy'>, today: string): Promise<KeyAreaFigures> {
  const { rows } = await sql<Cell>`
    select area, district, part, members, there, counted_on from key_area_counts order by area, district, part`.execute(kernel.db.kysely);
  const { rows: divisions } = await sql<{ code: string; name: string }>`
    select code, name from v_policy_divisions order by code, valid_from`.execute(kernel.db.kysely);
  const names = new Map(divisions.map((each) => [each.code, each.name]));
  const areas = areasOn(kernel.policy, today).map(({ id, title, parts }): AreaFigures => {
    const own = rows.filter((row) => row.area === id);
    const districts = [...new Set(own.map((row) => row.district))].map((code): DistrictCount => {
      const cells = own.filter((row) => row.district === code);
      const { members, there: whole } = cells.find((cell) => cell.part === '') ?? { members: 0, there: 0 };
      const lacking = parts.map((part) => {
        const cell = cells.find((each) => each.part === part.id);
        return [part.id, cell === undefined ? 0 : cell.members - cell.there] as const;
      });
      const missing = Object.fromEntries(lacking);
      return { district: code === '' ? null : code, name: names.get(code) ?? null, members, whole, missing };
    });
    const sum = (of: (each: DistrictCount) => number) => districts.reduce((n, each) => n + of(each), 0);
    return {
      area: id,
      title,
      parts: parts.map((part) => ({ id: part.id, title: part.title, from: part.from, withinMonths: part.withinMonths })),
      members: sum((each) => each.members),
      whole: sum((each) => each.whole),
      missing: Object.fromEntries(parts.map((part) => [part.id, sum((each) => each.missing[part.id] ?? 0)])),
      districts,
    };
  });
  return { countedOn: rows[0]?.counted_on ?? null, areas };
}
