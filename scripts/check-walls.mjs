// The walls between floors and rooms, with the number of modules read: a checker that reads nothing would pass.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const sources = readdirSync('src', { recursive: true }).filter((f) => /\.tsx?$/.test(f)).length;
let report;
try {
  report = JSON.parse(
    execFileSync('npx', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }),
  );
} catch (error) {
  report = JSON.parse(error.stdout);
}
const { violations, totalCruised } = report.summary;
for (const v of violations) console.log(`${v.rule.severity} ${v.rule.name}: ${v.from} → ${v.to}`);
const own = report.modules.filter((m) => m.source.startsWith('src/')).length;
console.log(`walls: ${own} modules of src read (${sources} files), ${totalCruised} in all, ${violations.length} violations`);
if (own < sources) {
  console.log('walls: fewer modules read than files stand there: the parser is missing');
  process.exit(1);
}
process.exit(violations.some((v) => v.rule.severity === 'error') ? 1 : 0);
