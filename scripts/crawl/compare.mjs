import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LONGEST = 60;

/**
 * Says of every file what differs; true if nothing does that `ignore` does not accept. A line of that file reads
 * `FILES :: LINES :: reason`, both patterns, and accepts the differing lines of files; with an empty LINES, all of them and
 * that the file is there or not.
 */
export function compare(before, after, ignore) {
  const rules = ignore === undefined ? [] : rulesOf(readFileSync(ignore, 'utf8'));
  const names = [...new Set([...filesIn(before), ...filesIn(after)])].sort();
  const counts = { same: 0, accepted: 0, different: 0, missing: 0, added: 0 };
  for (const name of names) {
    const own = rules.filter(({ files }) => files.test(name));
    const [old, now] = [before, after].map((folder) => read(join(folder, name)));
    if (old === now) counts.same += 1;
    else if (own.some(({ lines }) => lines === null)) counts.accepted += 1;
    else if (old === null || now === null) {
      const word = old === null ? 'added' : 'missing';
      counts[word] += 1;
      console.log(`\n${word}: ${name}`);
    } else {
      const diff = difference(join(before, name), join(after, name));
      const open = diff.filter((line) => /^[+-]/u.test(line) && !own.some(({ lines }) => lines.test(line)));
      if (open.length === 0 && diff.length > 0) counts.accepted += 1;
      else {
        counts.different += 1;
        console.log(`\ndifferent: ${name}`);
        console.log(
          diff
            .slice(0, LONGEST)
            .map((line) => line.slice(0, 400))
            .join('\n'),
        );
        if (diff.length > LONGEST) console.log(`… ${diff.length - LONGEST} lines more`);
      }
    }
  }
  console.log(
    `\ncrawl: ${Object.entries(counts)
      .map(([word, n]) => `${n} ${word}`)
      .join(', ')}`,
  );
  return counts.different + counts.missing + counts.added === 0;
}

function rulesOf(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [files, lines, reason] = line.split('::').map((each) => each.trim());
      if (!reason) throw new Error(`no reason: ${line}`);
      return { files: new RegExp(files, 'u'), lines: lines === '' ? null : new RegExp(lines, 'u') };
    });
}

const filesIn = (folder) => readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The changed lines with one around them, without the head. */
function difference(old, now) {
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-color', '-U1', old, now], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return stdout
    .split('\n')
    .slice(4)
    .filter((line) => line !== '');
}
