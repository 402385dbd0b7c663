// The walls in SQL: a room names its own tables and the views that others show (v_<room>_…), never a foreign table. Types say
// so for queries built with Kysely on `on<OwnTables & ViewsOthersExport>`; this reads raw SQL too.
import { readFileSync } from 'node:fs';

const ROOMS = JSON.parse(readFileSync('migrations/rooms.json', 'utf8'));
const OWNER = new Map(Object.entries(ROOMS).flatMap(([room, tables]) => tables.map((table) => [table, room])));

const NAMED =
  /\b(?:from|join|into|update|truncate|table|using|(?:selectFrom|innerJoin|leftJoin|insertInto|updateTable|deleteFrom)\(['"])\s*(?:only\s+)?([a-z_]+)\b/g;
const FILL = /(^|\/)(testing|bench)\//;

/** `{ named, foreign }`: how many tables and views are named in these files of src, and which of them are foreign tables. */
export function foreignTables(sources) {
  let named = 0;
  const foreign = [];
  for (const file of sources.filter((each) => !FILL.test(each))) {
    const text = readFileSync(`src/${file}`, 'utf8');
    const local = new Set([...text.matchAll(/\bwith\s+([a-z_]+)\s+as\s*\(/g)].map((match) => match[1]));
    for (const { 1: table, index } of withoutComments(text).matchAll(NAMED)) {
      if (table.startsWith('v_')) named += 1;
      const room = OWNER.get(table);
      if (room === undefined || local.has(table)) continue;
      named += 1;
      // What is not yet a room (kernel/open.ts, instance.ts) puts the kernel's rooms together.
      const own = file.startsWith(`${room}/`) || (/^kernel\/[^/]+$/.test(file) && room.startsWith('kernel'));
      if (!own) foreign.push(`src/${file}:${text.slice(0, index).split('\n').length}: ${table} of ${room}`);
    }
  }
  return { named, foreign };
}

/** Blank, in the same places. */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
}
