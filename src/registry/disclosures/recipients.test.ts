import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { on, type Database } from '../../kernel/db/types.ts';
import { systemIds } from '../../kernel/ids/index.ts';
import { append } from '../../kernel/journal/index.ts';
import type { RecordTables } from '../records/types.ts';
import { plantRecords, recordRow } from '../../../test/support/publicity/rows.ts';
import { disclose, noticeReader, recipientsOf, type Disclosure } from './index.ts';

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});

const at = new Date('2026-11-24T04:00:00Z');
const made = (over: Partial<Disclosure>): Promise<string> =>
  db.tx((tx) =>
    disclose(
      tx,
      { append, ids: systemIds },
      {
        recipient: 'bank-a',
        channel: 'feed',
        purpose: 'test',
        filter: {},
        fromSeq: 0,
        toSeq: 100,
        itemCount: 1,
        ...over,
      },
      at,
    ),
  );

test('who got a record: filters that match and cursors that passed one of its versions', async () => {
  const row = recordRow({ seq: 500, version: 2, nature: 'neutral', kind: 'permit', organ: 'demo-drc' });
  await plantRecords(on<RecordTables>(db.kysely), [row]);
  const old = { ...row, version: 1, organ: 'demo-amr', nature: 'adverse' };
  await sql`insert into record_history values (${row.subject_id}, ${row.record_id}, 1, 50, 500, ${JSON.stringify(old)})`.execute(db.kysely);

  await made({ recipient: 'before', toSeq: 49 });
  await made({ recipient: 'first-version', toSeq: 50 });
  await made({ recipient: 'between', fromSeq: 50, toSeq: 499 });
  await made({ recipient: 'second-version', fromSeq: 499, toSeq: 500 });
  await made({ recipient: 'after', fromSeq: 500, toSeq: 900 });
  await made({ recipient: 'old-organ', filter: { organs: ['demo-amr'] } });
  await made({ recipient: 'new-organ-too-early', filter: { organs: ['demo-drc'] }, toSeq: 499 });
  await made({
    recipient: 'new-organ',
    filter: { organs: ['demo-drc'], natures: ['neutral'], kinds: ['permit', 'honour'] },
    toSeq: 600,
  });
  await made({ recipient: 'other-kind', filter: { kinds: ['honour'] }, toSeq: 600 });
  await made({ recipient: 'named-row', filter: { recordIds: [row.record_id] }, toSeq: 600, channel: 'report' });
  await made({ recipient: 'other-row', filter: { recordIds: [row.subject_id] }, toSeq: 600, channel: 'report' });
  await made({ recipient: 'anonymous', toSeq: 600, channel: 'download' });

  const got = await recipientsOf(db, { subjectId: row.subject_id, recordId: row.record_id });
  expect(got.map((r) => r.recipient)).toEqual(['first-version', 'named-row', 'new-organ', 'old-organ', 'second-version']);

  // The notice: one message each, by opaque id, without content.
  const sent: { channel: string; key: string; payload: unknown }[] = [];
  await db.tx((tx) =>
    noticeReader.handle(
      tx,
      [
        {
          seq: 700,
          type: 'record.withdrawn',
          subjectId: row.subject_id,
          object: row.record_id,
          version: 3,
          leaf: Buffer.alloc(32),
          at,
        },
      ],
      { now: at, outbox: async (message) => void sent.push(message) },
    ),
  );
  expect(sent.map((m) => m.key)).toHaveLength(5);
  expect(new Set(sent.map((m) => m.key)).size).toBe(5);
  expect(JSON.stringify(sent)).not.toContain(row.document_no);
});

test('each disclosure is one row and one event whose leaf is in the journal', async () => {
  const id = await made({ recipient: 'bank-b' });
  const { rows } = await sql<{ type: string; content: { recipient: string } }>`
    select j.type, c.content from journal j join journal_content c on c.seq = j.seq where j.object = ${id}`.execute(db.kysely);
  expect(rows).toEqual([{ type: 'disclosure.made', content: expect.objectContaining({ recipient: 'bank-b' }) }]);
});
