import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { bytesOf, HEADER, laid, openMoment, readDossiers, streamDossiers } from './index.ts';
import { DossierMessages } from './copied.ts';
import type { StreamedDossier } from './types.ts';

const plain = ({ subjectId, position, facts }: StreamedDossier) => ({
  subjectId,
  position,
  facts: bytesOf(facts).toString('hex'),
});

function int(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

/** Each dossier carries its position in its head. */
function withPosition({ position, facts }: { position: number; facts: Uint8Array }): Buffer {
  const bytes = Buffer.from(facts);
  bytes.writeBigUInt64LE(BigInt(position), HEADER.position);
  return bytes;
}

const message = (letter: string, content: Buffer): Buffer => Buffer.concat([Buffer.from(letter), int(4 + content.length, 4), content]);

/** What the server sends for these, said again from the descriptions of protocol and format; notices come between. */
function copied(rows: readonly { subjectId: string; position: number; facts: Uint8Array }[]): Buffer {
  const prefix = Buffer.concat([Buffer.from('PGCOPY\n\u00ff\r\n\0', 'latin1'), int(0, 4), int(0, 4)]);
  const lines = [
    ...rows.map((row) => {
      const fields = [Buffer.from(row.subjectId.replaceAll('-', ''), 'hex'), withPosition(row)];
      return Buffer.concat([int(2, 2), ...fields.flatMap((field) => [int(field.length, 4), field])]);
    }),
    int(-1, 2),
  ];
  const notice = message('N', Buffer.from('SNOTICE\0Mdone\0\0'));
  return Buffer.concat([
    message('H', Buffer.alloc(9)),
    notice,
    ...lines.flatMap((line, k) => [message('d', k === 0 ? Buffer.concat([prefix, line]) : line), ...(k % 4 === 3 ? [notice] : [])]),
  ]);
}

describe(item(12, 'dossiers are read as bytes, wherever a chunk ends'), () => {
  test('rows cut at any place come out whole and in their order, and what follows them is left to the driver', () => {
    const row = fc.record({
      subjectId: fc.uuid(),
      position: fc.maxSafeNat(),
      facts: fc.uint8Array({ minLength: 32, maxLength: 200 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1 }), (rows, cuts) => {
        const behind = Buffer.concat([message('c', Buffer.alloc(0)), message('C', Buffer.from('COPY 1\0'))]);
        const ours = copied(rows);
        const whole = Buffer.concat([ours, behind]);
        const reader = new DossierMessages();
        let end = -1;
        const read: StreamedDossier[] = [];
        for (let at = 0, k = 0; end < 0; k += 1) {
          const chunk = Buffer.from(whole.subarray(at, at + cuts[k % cuts.length]!));
          const taken = reader.read(chunk);
          if (taken < chunk.length) end = at + taken;
          at += chunk.length;
          if (k % 3 === 0) read.push(...reader.taken());
        }
        read.push(...reader.taken());
        expect(read.map(plain)).toEqual(rows.map((each) => plain({ ...each, facts: laid(withPosition(each)) })));
        // Where rows end the driver reads on.
        expect(end).toBe(ours.length);
      }),
    );
  });

  describe('from a database', () => {
    let db: TestDatabase;
    beforeAll(async () => {
      db = await testDatabase();
      // From one fact to more than a chunk of the socket holds, in and out of line.
      const rows = Array.from({ length: 90 }, (_, k) => {
        const position = (k + 1) * 1_000_000_007;
        const facts = withPosition({ position, facts: Buffer.alloc(32 * (1 + (k + 1) ** 2), `${k} facts`) });
        return { position, facts: facts.toString('hex') };
      });
      await sql`
        insert into dossiers (subject_id, layout, position, facts)
        select gen_random_uuid(), 2, r.position, decode(r.facts, 'hex')
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (position bigint, facts text)`.execute(db.kysely);
    });

    test('the same as row by row', async () => {
      const rows = await db.tx((tx) => readDossiers(tx, null, 1000));
      const streamed: ReturnType<typeof plain>[] = [];
      // However many blocks there are: each is in one part.
      const moment = await openMoment(db, 3, 1);
      expect(moment.parts.length).toBeGreaterThan(1);
      for (const part of moment.parts)
        for await (const lot of streamDossiers(db, 7, moment, part)) {
          expect(lot.length).toBeGreaterThan(0);
          streamed.push(...lot.map(plain));
        }
      await moment.close();
      const expected = rows.map((each) => plain({ subjectId: each.subject_id, position: each.position, facts: laid(each.facts) }));
      expect(Math.max(...expected.map((each) => each.facts.length))).toBeGreaterThan(2 * 65_536);
      expect(streamed.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1))).toEqual(expected);
    });

    test('one moment: what is written meanwhile is not seen', async () => {
      const more = async (): Promise<void> =>
        void (await sql`insert into dossiers values (gen_random_uuid(), 2, 1, decode(repeat('00', 32), 'hex'))`.execute(db.kysely));
      const moment = await openMoment(db, 2, 1);
      await more();
      const seen: StreamedDossier[] = [];
      for (const part of moment.parts) for await (const lot of streamDossiers(db, 1000, moment, part)) seen.push(...lot);
      expect(seen).toHaveLength(90);
      await moment.close();
    });

    test('whoever stops reading leaves no connection behind', async () => {
      const moment = await openMoment(db, 1);
      for await (const lot of streamDossiers(db, 5, moment, moment.parts[0]!)) {
        expect(lot.length).toBeGreaterThan(0);
        break;
      }
      await moment.close();
      const open = async () =>
        (
          await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and query like 'copy (select subject_id%'`.execute(db.kysely)
        ).rows[0]!.n;
      await expect.poll(open, { timeout: 10_000 }).toBe(0);
    });

    test('a statement that fails is an error of the reader, not a hang', async () => {
      const moment = await openMoment(db, 1);
      await sql`alter table dossiers rename to elsewhere`.execute(db.kysely);
      const read = async (snapshot: string) => {
        for await (const lot of streamDossiers(db, 5, { snapshot }, { from: 0, to: null })) expect(lot).toEqual([]);
      };
      await expect(read(moment.snapshot)).rejects.toThrow(/dossiers/u);
      await expect(openMoment(db, 1)).rejects.toThrow(/dossiers/u);
      await moment.close();
      await expect(read(moment.snapshot)).rejects.toThrow(/snapshot/u);
      await sql`alter table elsewhere rename to dossiers`.execute(db.kysely);
    });
  });
});
