// Joins policy items → capabilities → routes → pages → commands → tests, and writes docs/map.md.
// `--check` fails when an item marked built lacks a face (route, page or command) or a test, or when the file is stale.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { capabilities } from '../dist/capabilities.js';

const ITEMS = {
  1: '信用承诺 credit commitments',
  2: '容缺受理、告知承诺 quick permits',
  3: '履诺记录 fulfilment',
  4: '主动承诺 voluntary commitments',
  5: '准入前诚信教育 education',
  6: '信用报告 credit reports',
  7: '公共信用信息目录 catalogue',
  8: '代码重错码 wrong and duplicate codes',
  9: '重点领域信用记录 key areas',
  10: '消费投诉公示 complaints',
  11: '自愿注册 voluntary registration',
  12: '综合评价与行业模型 evaluation',
  13: '分级分类监管 graded supervision',
  14: '双随机 inspections',
  15: '联合奖惩对象名单 lists',
  16: '整改、约谈 rectification',
  17: '措施清单 measures',
  18: '联合奖惩 screening',
  19: '市场和行业禁入 bans',
  20: '责任人 responsible persons',
  21: '通报 bulletins',
  22: '信用修复 repair',
  23: '修复共享 repair shared',
  24: '一张网 exchange',
  25: '十类行政行为七个工作日公示 publicity in seven working days',
  26: '法院名单 court lists',
  27: '互联网+监管 warnings',
  28: '安全与权益 security and rights',
  29: '行业协会 associations',
  30: '第三方机构 agencies',
  31: '任务分工 tasks',
  32: '试点 pilots',
  33: '制度 rules',
  34: '宣传培训 outreach',
};

/** Declarations only: nothing is called with this kernel. */
const kernel = new Proxy({}, { get: () => kernel, apply: () => kernel });
const commandsOf = (capability) => {
  const program = new Command();
  capability.commands?.(program, async () => {});
  const walk = (command, prefix) =>
    command.commands.flatMap((c) => (c.commands.length ? walk(c, `${prefix}${c.name()} `) : [`${prefix}${c.name()}`]));
  return walk(program, '');
};

const tests = new Map();
for (const root of ['src', 'test']) {
  for (const f of readdirSync(root, { recursive: true })) {
    if (!/\.test\.tsx?$/.test(f)) continue;
    const text = readFileSync(`${root}/${f}`, 'utf8');
    for (const m of text.matchAll(/\bitem\(\s*(\d+),\s*(['"`])([\s\S]*?)\2/g)) {
      const list = tests.get(Number(m[1])) ?? [];
      list.push({ file: `${root}/${f}`, what: m[3] });
      tests.set(Number(m[1]), list);
    }
  }
}

const problems = [];
const lines = [
  '# Map of the policy items',
  '',
  'Made by `npm run map`: policy item → capability → routes, pages, commands → tests. Do not edit.',
  '',
  '| item | | state | capability | faces | tests |',
  '|---|---|---|---|---|---|',
];
const states = { built: 0, part: 0, planned: 0 };
for (const [n, title] of Object.entries(ITEMS)) {
  const item = Number(n);
  const own = capabilities.flatMap((c) => c.items.filter((i) => i.item === item).map((i) => ({ c, ...i })));
  const state = own.some((i) => i.state === 'built') ? 'built' : own.some((i) => i.state === 'part') ? 'part' : 'planned';
  states[state] += 1;
  const faces = [
    ...new Set(
      own.flatMap(({ c }) => [
        ...(c.routes?.(kernel) ?? []).map((r) => `${r.method} ${r.path}`),
        ...(c.pages?.(kernel) ?? []).map((r) => r.path),
        ...commandsOf(c).map((k) => `\`${k}\``),
      ]),
    ),
  ];
  const shown = tests.get(item) ?? [];
  if (state === 'built' && faces.length === 0) problems.push(`item ${item} is marked built and has no route, page or command`);
  if (state === 'built' && shown.length === 0) problems.push(`item ${item} is marked built and no test shows it`);
  lines.push(
    `| ${item} | ${title} | ${state}${own.length ? `: ${own.map((i) => i.what).join('; ')}` : ''} | ${[...new Set(own.map((i) => i.c.name))].join(', ')} | ${faces.join('<br>')} | ${shown.map((t) => `${t.what} (\`${t.file}\`)`).join('<br>')} |`,
  );
}
const text = `${lines.join('\n')}\n`;
console.log(
  `map: ${capabilities.length} capabilities, 34 items: ${states.built} built, ${states.part} in part, ${states.planned} planned; ${[...tests.values()].flat().length} tests named`,
);
if (capabilities.length === 0) problems.push('no capability was read');
if (process.argv.includes('--check')) {
  let held = '';
  try {
    held = readFileSync('docs/map.md', 'utf8');
  } catch {
    /* told below */
  }
  if (held !== text) problems.push('docs/map.md is stale: run npm run map and commit it');
} else {
  writeFileSync('docs/map.md', text);
}
for (const p of problems) console.log(`map: ${p}`);
process.exit(problems.length ? 1 : 0);
