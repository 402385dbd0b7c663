// Time and randomness come in as arguments: no now(), current_date or random() in product SQL, no system clock in code.
import { readFileSync, readdirSync } from 'node:fs';

const CODE = [
  [/\bDate\.now\(|\bnew Date\(\)/, 'the system clock outside kernel/clock', /^src\/kernel\/clock\//],
  [/\bTemporal\.Now\b/, 'the system clock outside kernel/clock', /^src\/kernel\/clock\//],
  [/\bMath\.random\(/, 'randomness outside kernel/ids', /^$/],
  [/\b(now\(\)|current_date|current_timestamp|clock_timestamp\(\)|localtimestamp)/i, 'time in SQL', /^src\/kernel\/(clock|jobs)\//],
  [/\bgen_random_uuid\(\)|\brandom\(\)/i, 'randomness in SQL', /^$/],
];
const files = [
  ...readdirSync('src', { recursive: true })
    .filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f))
    .map((f) => `src/${f}`),
  ...readdirSync('migrations')
    .filter((f) => f.endsWith('.sql'))
    .map((f) => `migrations/${f}`),
];
let found = 0;
for (const file of files) {
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      const code = line.replace(/^\s*(\/\/|\*|--).*$/, '').replace(/\.now\(\)/g, '');
      for (const [pattern, what, allowed] of CODE) {
        if (pattern.test(code) && !allowed.test(file)) {
          found += 1;
          console.log(`${file}:${i + 1}: ${what}: ${line.trim()}`);
        }
      }
    });
}
console.log(`time and randomness: ${files.length} files read, ${found} found`);
process.exit(found || files.length === 0 ? 1 : 0);
