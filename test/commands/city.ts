import { sql, type RawBuilder } from 'kysely';
import Value from 'typebox/value';
import { expect } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { ANONYMOUS, createUser, type Role } from '../../src/kernel/access/index.ts';
import { ERROR_CODES, type ErrorCode } from '../../src/kernel/errors/index.ts';
import { csv, tempFile } from '../../src/registry/intake/testing/files.ts';
import { shared, type Said } from '../support/command-line.ts';
import type { TestKernel } from '../support/kernel.ts';
import { signIn, TEST_PASSWORD, testServer, type SignedIn } from '../support/server.ts';

/** Everybody who acts; those with a password call the API as well. */
const PEOPLE: readonly [account: string, role: Role, organ: string | null, district?: string][] = [
  ['clerk', 'clerk', 'demo-amr'],
  ['reviewer', 'reviewer', 'demo-amr'],
  ['second', 'reviewer', 'demo-amr'],
  ['stranger', 'reviewer', 'demo-eeb'],
  ['local', 'reviewer', 'demo-a-amr', '509901'],
  ['officer', 'officer', 'demo-a-amr', '509901'],
  ['officer2', 'officer', 'demo-a-amr', '509901'],
  ['head', 'director', 'demo-a-amr', '509901'],
  ['director', 'director', 'demo-drc'],
  ['editor', 'policy', 'demo-drc'],
  ['guard', 'security', null],
  ['auditor', 'audit', null],
];
const CALLERS = new Set(['clerk', 'reviewer', 'local', 'officer', 'director', 'editor', 'guard', 'auditor']);

const PURPOSE = '核对命令';
type Words = readonly string[];

/** The invented city of the test: its command line, the same on the API, and which commands were seen to do and to refuse. */
export type City = Awaited<ReturnType<typeof foundCity>>;

export async function foundCity(kernel: TestKernel) {
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(kernel.db.kysely);
  await kernel.db.tx(async (tx) => {
    for (const [account, role, organ, district] of PEOPLE)
      await createUser(kernel, tx, ANONYMOUS, {
        account,
        role,
        organ,
        ...(district === undefined ? {} : { district }),
        ...(CALLERS.has(account) ? { password: TEST_PASSWORD } : {}),
      });
  });
  const server = await testServer(kernel, capabilities);
  const routes = capabilities.flatMap((each) => each.routes?.(kernel) ?? []);
  const type = shared(kernel);
  const signed = new Map<string, SignedIn>();
  const done = new Set<string>();
  const refused = new Set<string>();

  function typed(as: string | null, argv: Words, language: 'zh' | 'en', { purpose = true } = {}): Promise<Said> {
    const stated = purpose ? ['--purpose', PURPOSE] : [];
    return type([...(as === null ? [] : ['--as', as]), ...stated, ...argv], language);
  }

  /** What a command that does its work prints for a person, acting as an account or, without, for the local operator. */
  async function says(as: string | null, argv: Words, language: 'zh' | 'en' = 'zh', exit: 0 | 1 = 0): Promise<string> {
    const said = await typed(as, argv, language);
    expect(said, `${argv.join(' ')}: ${said.err}`).toMatchObject({ exit });
    done.add(said.began ?? '');
    return said.out;
  }

  /** The document that it prints. */
  async function prints<T = Record<string, unknown>>(as: string | null, argv: Words, exit: 0 | 1 = 0): Promise<T> {
    return JSON.parse(await says(as, [...argv, '--json'], 'zh', exit)) as T;
  }

  async function inBoth(as: string | null, argv: Words, exit: 0 | 1 = 0): Promise<{ zh: string; en: string }> {
    const zh = await says(as, argv, 'zh', exit);
    const en = await says(as, argv, 'en', exit);
    expect(zh).toMatch(/\p{Script=Han}/u);
    return { zh, en };
  }

  async function asks(as: string | null, url: string): Promise<unknown> {
    const headers: Record<string, string> = { 'xinheng-purpose': encodeURIComponent(PURPOSE) };
    if (as !== null) {
      if (!signed.has(as)) signed.set(as, await signIn(server, as));
      Object.assign(headers, signed.get(as));
    }
    const answer = await server.inject({ url, headers });
    expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
    return answer.json();
  }

  /** One that reads: its words in both languages, and the same document as the API gives the same person. */
  async function reads(as: string | null, argv: Words, url: string): Promise<{ zh: string; en: string }> {
    expect(await prints<unknown>(as, argv), argv.join(' ')).toEqual(await asks(as, url));
    return inBoth(as, argv);
  }

  /** One that changes something: its document is what the schema of the API's route says, and no more. */
  async function writes<T = Record<string, string>>(as: string | null, argv: Words, route: string): Promise<T> {
    const document = await prints<T>(as, argv);
    const [method, path] = route.split(' ');
    const { response } = routes.find((each) => each.method === method && each.path === path)!.schemas;
    const [, schema] = Object.entries(response!).find(([status]) => status.startsWith('2'))!;
    expect([...Value.Errors(schema, document)].map((each) => `${each.instancePath} ${each.message}`)).toEqual([]);
    expect(document, argv.join(' ')).toEqual(Value.Clean(schema, structuredClone(document)));
    return document;
  }

  /** What a refusal must leave alone. */
  const state = () =>
    row(sql`select (select seq from journal_head) as seq, (select count(*) from proposals where state = 'open') as proposals,
      (select count(*) from case_steps) as steps, (select count(*) from policy_documents) as policy, (select count(*) from users) as users,
      (select count(*) from users where active) as active, (select count(*) from api_keys where revoked_at is null) as keys,
      (select count(*) from intake_batches) as batches, (select count(*) from absences) as absences`);

  /**
   * A refusal: in both languages it says what is wrong, names its code, ends with the exit code of the contract, and leaves
   * all as it was. Rules that it cites keep their Chinese names. Answers the words.
   */
  async function refuses(
    as: string | null,
    argv: Words,
    code: ErrorCode,
    more: { purpose?: false; cites?: true } = {},
  ): Promise<{ zh: string; en: string }> {
    const before = await state();
    const zh = await typed(as, argv, 'zh', more);
    const en = await typed(as, argv, 'en', more);
    for (const said of [zh, en]) {
      expect([said.err, said.out], argv.join(' ')).toEqual([expect.stringContaining(code), '']);
      expect(said.exit, `${argv.join(' ')}: ${said.err}`).toBe(ERROR_CODES[code].exit);
    }
    expect(zh.err).toMatch(/\p{Script=Han}/u);
    expect(en.err).toMatch(/^["A-Z]/u);
    if (!more.cites) expect(withoutWords(en.err, argv)).not.toMatch(/\p{Script=Han}/u);
    expect(await state(), `${argv.join(' ')} changed something`).toEqual(before);
    refused.add(zh.began ?? '');
    return { zh: zh.err, en: en.err };
  }

  /** A file of an organ, as its clerk sends it, or the local operator for another's; answers the number of the batch. */
  async function sends(form: string, heading: Words, rows: readonly Words[], more: Words = [], organ = 'demo-amr'): Promise<string> {
    const path = await tempFile('file.csv', csv(heading, rows));
    const as = organ === 'demo-amr' ? 'clerk' : null;
    const argv = ['intake', 'run', path, '--form', form, '--organ', organ, ...more];
    return (await prints<{ number: string }>(as, argv)).number;
  }

  async function row<R>(query: RawBuilder<R>): Promise<R> {
    return (await query.execute(kernel.db.kysely)).rows[0]!;
  }

  /** Ids and numbers that one command printed and another takes. */
  const found = new Map<string, string>();
  function take(name: string): string {
    const value = found.get(name);
    if (value === undefined) throw new Error(`no ${name} was found`);
    return value;
  }

  const close = () => server.close();
  return { kernel, done, refused, found, says, prints, inBoth, reads, writes, refuses, sends, row, take, close };
}

/** Without what was typed, which may be Chinese in any language. */
const withoutWords = (text: string, argv: Words) => argv.reduce((rest, word) => rest.replaceAll(word, ''), text);
