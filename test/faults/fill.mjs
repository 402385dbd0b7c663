// Writes rows through the program's own kernel until the disk is full; prints how many were acknowledged and the error's code.
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';

const [kernelModule, explainModule] = process.argv.slice(2);
const { openKernel } = await import(pathToFileURL(kernelModule).href);
const { explained } = await import(pathToFileURL(explainModule).href);
const kernel = await openKernel({ environment: process.env });
await kernel.db.pool.query('create table if not exists filling (n int primary key, bytes text not null)');
let acknowledged = 0;
try {
  for (;;) {
    const n = acknowledged + 1;
    // Digests of numbers: repeated text would be compressed away.
    await kernel.db.tx((tx) =>
      sql`insert into filling select ${n}::int, string_agg(md5(i::text || ${n}::text), '') from generate_series(1, 60000) i`.execute(tx),
    );
    acknowledged += 1;
  }
} catch (error) {
  console.log(JSON.stringify({ acknowledged, code: explained(error, kernel.home)?.code ?? String(error) }));
} finally {
  await kernel.close().catch(() => undefined);
}
