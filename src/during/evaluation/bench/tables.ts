import type { BenchBody } from './bodies.ts';

/*
 * The same facts as narrow rows, for engines that read rows: words as the numbers of an enumeration, in two halves so that two
 * connections have one each. DuckDB gets the same columns.
 */

const ENUMS = {
  bench_item: ['inspection', 'permit', 'penalty', 'contract', 'honour', 'payment', 'grade', 'abnormal-listing', 'listing'],
  bench_nature: ['adverse', 'neutral', 'good'],
  bench_severity: ['minor', 'general', 'serious', 'unstated'],
  bench_validity: ['in_force', 'stayed', 'varied', 'revoked', 'void'],
  bench_ended: ['repaired', 'withdrawn', 'recalled', 'removed', ''],
} as const;

const enums = Object.entries(ENUMS).map(
  ([name, values]) => `create type ${name} as enum (${values.map((value) => `'${value}'`).join(', ')});`,
);

const COLUMNS = `amount bigint, subject integer, event date, until date, item bench_item, nature bench_nature, severity bench_severity,
  validity bench_validity, ended bench_ended, ord smallint, province smallint, confirmed boolean, stopped boolean, code varchar, value varchar`;
const BODIES = 'subject integer, kind varchar, state varchar, founded date';

/** Bodies below `half` in one partition, the others in the other. */
export function postgresTables(half: number): string[] {
  return [
    ...enums,
    `create table bench_facts (${COLUMNS}) partition by range (subject)`,
    `create table bench_facts_0 partition of bench_facts for values from (minvalue) to (${half})`,
    `create table bench_facts_1 partition of bench_facts for values from (${half}) to (maxvalue)`,
    `create table bench_bodies (${BODIES}) partition by range (subject)`,
    `create table bench_bodies_0 partition of bench_bodies for values from (minvalue) to (${half})`,
    `create table bench_bodies_1 partition of bench_bodies for values from (${half}) to (maxvalue)`,
  ];
}

export const DUCK_TABLES = [...enums, `create table bench_facts (${COLUMNS});`, `create table bench_bodies (${BODIES});`].join(' ');

/** What DuckDB reads a file with that was written for COPY of PostgreSQL. */
export const duckLoad = (table: string, file: string): string =>
  `insert into ${table} select * from read_csv('${file}', header = false, delim = '\\t', nullstr = '\\N', quote = '', escape = '',
    all_varchar = true)`;

const cell = (value: string | number | null): string | number => value ?? '\\N';
const truth = (value: boolean): string => (value ? 't' : 'f');

/** Lines of COPY, in the order in which dossiers hold them. */
export function factLines({ n, facts }: BenchBody): string {
  let lines = '';
  for (let ord = 0; ord < facts.length; ord += 1) {
    const fact = facts[ord]!;
    lines += `${fact.amountFen}\t${n}\t${fact.event}\t${cell(fact.until)}\t${fact.item}\t${fact.nature}\t${cell(fact.severity)}\t${fact.validity}\t${cell(fact.ended)}\t${ord}\t${cell(fact.province)}\t${truth(fact.confirmed)}\t${truth(fact.stopped)}\t${cell(fact.code)}\t${cell(fact.value)}\n`;
  }
  return lines;
}

export function bodyLine({ n, attributes: { kind, state, founded } }: BenchBody): string {
  return `${n}\t${kind}\t${state}\t${cell(founded)}\n`;
}

/** A body of the register itself, as far as evaluating reads it. */
export function subjectLine({ subjectId, attributes: { kind, state, founded, district, industry, size, position } }: BenchBody): string {
  return `${subjectId}\t${kind}\t示例\t\\N\t${state}\t${cell(founded)}\t${cell(district)}\t\\N\t${position}\t1\t2020-01-01\t${cell(industry)}\t${cell(size)}\n`;
}
export const SUBJECT_COLUMNS =
  'subjects (subject_id, kind, name, uscc, state, founded, district, merged_into, seq, version, created_at, industry, size)';

export const RECORD_COLUMNS = `records (subject_id, record_id, act_id, item, edition, kind, organ, reporting_organ, source, line, document_no,
  decided, content, nature, severity, display_class, validity, held, released_on, ended_on, ended_kind, shared, received_on, salt, seq)`;

const KINDS: Readonly<Record<string, string>> = { penalty: 'penalty', grade: 'grade' };

/** The same facts as records of the register. */
export function recordLines({ subjectId, facts }: BenchBody): string {
  let lines = '';
  for (const fact of facts) {
    const content = {
      ...(fact.item === 'penalty' ? { penaltyKinds: ['fine'], fineFen: fact.amountFen } : {}),
      ...(fact.item === 'grade' ? { title: fact.code, grade: fact.value } : {}),
      ...(fact.item === 'inspection' ? { result: fact.value } : {}),
      ...(fact.until !== null && fact.ended === null ? { validTo: fact.until } : {}),
    };
    const ended = fact.ended === null ? '\\N\t\\N' : `${fact.until}\t${fact.ended}`;
    lines += `${subjectId}\t${fact.recordId}\t${fact.recordId}\t${fact.item}\t1\t${KINDS[fact.item] ?? 'act'}\tbench\tbench\tbench\t1\t1\t${fact.event}\t${JSON.stringify(content)}\t${fact.nature}\t${cell(fact.severity)}\tbench\t${fact.validity}\t${fact.confirmed ? '{}' : '{x}'}\t\\N\t${ended}\t${truth(!fact.stopped)}\t${fact.event}\t\\\\x00\t1\n`;
  }
  return lines;
}
