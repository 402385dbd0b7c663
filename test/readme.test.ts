import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { looked } from './support/looked.ts';

/*
 * ux.md J11: what README.md and README.zh-CN.md name is there: each command is one that runs before anything lands (or says that it
 * runs apart), each link leads to a file or heading, each picture stands and is younger than nothing that it shows: it is a real
 * picture of the width in its name. Both languages name the same.
 */

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const READMES = ['README.md', 'README.zh-CN.md'] as const;

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const CI = `${read('.ci/run')}\n${read('scripts/check-long.mjs')}\n${read('scripts/check-start.mjs')}`;

/** What people run themselves: pictures anew, the workbench while one works on it, what takes hours. */
const BY_HAND = ['pictures', 'workbench', 'check:long'];

const linksOf = (text: string) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
const commandsOf = (text: string) => [
  ...new Set([...text.matchAll(/\bnpm (?:run )?(?:start|test|[a-z]+:[a-z]+|map|pictures|workbench)\b/g)].map(([c]) => c)),
];
const nameOf = (command: string) => command.replace(/^npm (run )?/, '');

/** The anchor that a heading gets where the file is shown. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

test.each(READMES)('J11: every command that %s names exists and is run by a machine', (file) => {
  const commands = commandsOf(read(file));
  expect(commands).toContain('npm start');
  expect(commands).toContain('npm test');
  for (const command of commands) {
    const name = nameOf(command);
    expect(Object.keys(scripts), command).toContain(name);
    const program = /scripts\/[\w-]+\.mjs/.exec(scripts[name] ?? '')?.[0];
    const named = new RegExp(`npm (run )?(--silent )?${name}\\b`).test(CI);
    const run = named || (program !== undefined && CI.includes(program)) || BY_HAND.includes(name);
    expect(run, `${command} is run neither in CI nor in check:long`).toBe(true);
  }
  looked('J11', `commands of ${file}`, commands.length);
});

test.each(READMES)('J11: every link of %s leads somewhere', (file) => {
  const links = linksOf(read(file)).filter((link) => !/^https?:/.test(link));
  for (const link of links) {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    expect(existsSync(join(ROOT, target)), `${file} → ${link}`).toBe(true);
    if (anchor === undefined) continue;
    const anchors = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!));
    expect(anchors, `${file} → ${link}`).toContain(decodeURIComponent(anchor));
  }
  looked('J11', `links of ${file}`, links.length);
});

test('J11: pictures are pictures, as wide as their names say, and each is used', () => {
  const shown = new Set(READMES.flatMap((file) => linksOf(read(file))).filter((link) => link.endsWith('.png')));
  const there = readdirSync(join(ROOT, 'docs/pictures')).filter((name) => name.endsWith('.png'));
  for (const name of there) {
    const bytes = readFileSync(join(ROOT, 'docs/pictures', name));
    expect(bytes.toString('latin1', 1, 4), name).toBe('PNG');
    const width = Number(/-(\d+)\.png$/.exec(name)?.[1]);
    expect(bytes.readUInt32BE(16), name).toBe(width);
    expect(statSync(join(ROOT, 'docs/pictures', name)).size, name).toBeGreaterThan(10_000);
  }
  for (const link of shown) expect(there.map((name) => `docs/pictures/${name}`)).toContain(link);
  looked('J11', 'pictures', there.length);
});

test('J11: both languages name the same commands and the same documents', () => {
  const [english, chinese] = READMES.map(read);
  expect(new Set(commandsOf(chinese!))).toEqual(new Set(commandsOf(english!)));
  const documents = (text: string) => new Set(linksOf(text).filter((link) => /^(docs|policy)\/[^#]*\.md/.test(link)));
  expect(documents(chinese!)).toEqual(documents(english!));
});
