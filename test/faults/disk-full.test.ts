import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dataDirectory, environmentOf, linesOf, MAIN } from './program.ts';

const mount = ['unshare', '--mount', '--propagation', 'private'];
const mayMount =
  spawnSync(mount[0] ?? '', [...mount.slice(1), 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt'], {
    stdio: 'ignore',
  }).status === 0;

const FILL = fileURLToPath(new URL('./fill.mjs', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Runs a shell script in which $D is a small disk of its own, gone with the script. */
function onSmallDisk(size: string, script: string): { code: number | null; lines: string[] } {
  const directory = dataDirectory();
  const [command = '', ...args] = [...mount, 'sh', '-c', `mount -t tmpfs -o size=${size},mode=700 tmpfs "$D" || exit 99; cd /; ${script}`];
  const env = { ...environmentOf(join(directory, 'data')), D: directory, MAIN, FILL, DIST, NODE: process.execPath };
  const run = spawnSync(command, args, { encoding: 'utf8', env, timeout: 170_000 });
  return { code: run.status, lines: linesOf(run.stdout + run.stderr) };
}

test.skipIf(!mayMount)(
  'a full disk (skipped where the test may not mount): work ends with DISK_FULL, no acknowledged row is lost, and room mends it',
  () => {
    const { lines } = onSmallDisk(
      '400m',
      `head -c 120m /dev/zero > "$D/ballast"
     "$NODE" "$FILL" "$DIST/kernel/open.js" "$DIST/kernel/explain.js" 2>&1
     rm "$D/ballast"
     "$NODE" -e '
       import(process.env.DIST + "/kernel/open.js").then(async ({ openKernel }) => {
         const kernel = await openKernel({ environment: process.env });
         const { rows } = await kernel.db.pool.query("select count(*) as n, coalesce(max(n), 0) as last, bool_and(length(bytes) = 1920000) as whole from filling");
         console.log(JSON.stringify(rows[0]));
         await kernel.close({ now: true });
       })' 2>&1`,
    );
    const [filled, found] = lines.filter((line) => line.startsWith('{"')).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(filled, lines.join('\n')).toMatchObject({ code: 'DISK_FULL' });
    expect(filled?.['acknowledged']).toBeGreaterThan(0);
    expect(found, lines.join('\n')).toEqual({
      n: filled?.['acknowledged'],
      last: filled?.['acknowledged'],
      whole: true,
    });
  },
);

test.skipIf(!mayMount)(
  'a first start on a full disk (skipped where the test may not mount) is one line, and works once there is room',
  () => {
    const { lines } = onSmallDisk(
      '300m',
      `head -c 290m /dev/zero > "$D/ballast"
     "$NODE" "$MAIN" db migrate; echo "exit $?"
     rm "$D/ballast"
     "$NODE" "$MAIN" db migrate --json; echo "exit $?"`,
    );
    const text = lines.join('\n');
    expect(text.match(/DISK_FULL/gu), text).toHaveLength(1);
    expect(
      lines.filter((line) => line.startsWith('exit')),
      text,
    ).toEqual(['exit 3', 'exit 0']);
  },
);
