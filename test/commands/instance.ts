import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleCode } from '../../src/registry/intake/testing/files.ts';
import type { City } from './city.ts';

/** Calendar, journal, readers, codes by themselves, accounts and keys, logs. */
export function instanceCommands(city: () => City): void {
  test('calendar, journal and readers', async () => {
    const { says, prints, inBoth, refuses } = city();
    expect(await inBoth(null, ['calendar', 'due', '2026-09-24', '7'])).toEqual({
      zh: expect.stringContaining('2026-10-12') as string,
      en: expect.stringContaining('Working day 7 after 2026-09-24 is 2026-10-12') as string,
    });
    await refuses(null, ['calendar', 'due', '2018-02-20', '7'], 'CALENDAR_MISSING');
    expect(await prints(null, ['journal', 'verify'])).toMatchObject({ valid: true });
    await refuses(null, ['journal', 'verify', '--from', 'first'], 'BAD_INPUT');
    expect(await says(null, ['readers', 'status'], 'en')).toContain('codes: read up to event');
    expect(await prints(null, ['readers', 'retry', 'search'])).toEqual([{ reader: 'search', handled: 0, parked: 0 }]);
    await refuses(null, ['readers', 'retry', 'nobody'], 'NOT_FOUND');
    expect((await inBoth(null, ['dossiers', 'reconcile'])).en).toContain('9 bodies compared');
    await refuses(null, ['bench', 'nothing'], 'BAD_INPUT');
  });

  test('uscc check', async () => {
    const { prints, inBoth, refuses } = city();
    const right = exampleCode(1);
    expect(await prints(null, ['uscc', 'check', right])).toMatchObject([{ code: right, valid: true }]);
    const wrong = await inBoth(null, ['uscc', 'check', right.toLowerCase()], 1);
    expect(wrong.en).toContain(`perhaps ${right} is meant`);
    const file = join(await mkdtemp(join(tmpdir(), 'xh-codes-')), 'codes.csv');
    await writeFile(file, `代码\n${right}\n`);
    await prints(null, ['uscc', 'check', '--file', file, '--column', '代码']);
    await refuses(null, ['uscc', 'check', '--file', '/nonexistent/codes.csv'], 'FILE_UNUSABLE');
  });

  test('accounts: made, agreed to by another, switched, reset, linked', async () => {
    const { says, reads, writes, prints, refuses } = city();
    const { kernel } = city();
    const made = await writes<{ waits: { case: string } }>(
      'guard',
      ['admin', 'create', 'newcomer', '--role', 'clerk', '--organ', 'demo-a-amr'],
      'POST /api/v1/users',
    );
    await refuses('guard', ['admin', 'create', 'wizard', '--role', 'wizard'], 'BAD_INPUT');
    await refuses('newcomer', ['intake', 'batches'], 'FORBIDDEN');
    await says('head', ['cases', 'fire', made.waits.case, 'change']);
    expect(await says(null, ['admin', 'list', '--search', 'newcomer'], 'en')).toContain('demo-a-amr');
    await reads('guard', ['admin', 'list', '--search', 'newcomer'], '/api/v1/users?q=newcomer');
    await refuses('clerk', ['admin', 'list'], 'FORBIDDEN');
    expect(await says(null, ['admin', 'password', 'newcomer'])).toMatch(/[A-Za-z0-9-]{12,}/u);
    await refuses(null, ['admin', 'password', 'nobody'], 'NOT_FOUND');
    for (const state of ['off', 'on'] as const) {
      expect(await prints(null, ['admin', state, 'newcomer'])).toEqual({ account: 'newcomer', active: state === 'on' });
      await refuses(null, ['admin', state, 'nobody'], 'NOT_FOUND');
    }
    const proposed = await writes(
      'guard',
      ['admin', 'role', 'newcomer', '--role', 'officer', '--reason', '岗位调整'],
      'POST /api/v1/users/{account}/role',
    );
    expect(proposed.case).toBeDefined();
    await refuses('guard', ['admin', 'role', 'guard', '--role', 'audit', '--reason', '自己改自己'], 'SAME_PERSON');

    const issuer = 'https://login.example.invalid';
    kernel.settings.oidc = [{ issuer, clientId: 'x', clientSecret: 'x', title: { zh: '统一认证', en: 'One door' } }] as never;
    const link = ['admin', 'link', 'newcomer', '--identity', 'n-1', '--issuer'];
    expect(await prints(null, [...link, issuer])).toEqual({ account: 'newcomer', issuer });
    await refuses(null, [...link, 'https://elsewhere.example.invalid'], 'BAD_INPUT');
    await says(null, ['admin', 'unlink', 'newcomer'], 'en');
    await refuses(null, ['admin', 'unlink', 'nobody'], 'NOT_FOUND');
  });

  test('keys of systems', async () => {
    const { prints, says, refuses } = city();
    const key = ['admin', 'key', '--label', '报送接口', '--organ'];
    const { id } = await prints<{ id: string }>(null, [...key, 'demo-amr', '--quota', '100']);
    expect(await says(null, [...key, 'demo-eeb'], 'en')).toMatch(/xh_|key/iu);
    await refuses(null, [...key, 'nobody'], 'ORGAN_UNKNOWN');
    expect(await prints(null, ['admin', 'revoke', id])).toEqual({ id, revoked: true });
    await refuses(null, ['admin', 'revoke', '00000000-0000-4000-8000-000000000000'], 'NOT_FOUND');
  });

  test('logs, for the audit administrator alone', async () => {
    const { inBoth, prints, refuses } = city();
    const search = ['audit', 'search', '--account', 'guard', '--limit', '1'];
    expect(await prints('auditor', search)).toMatchObject({ items: [{ account: 'guard' }], more: true });
    const { zh, en } = await inBoth('auditor', ['audit', 'search', '--looks', '--account', 'auditor']);
    expect([zh, en].every((text) => text.trim() !== '')).toBe(true);
    await refuses('auditor', search, 'PURPOSE_REQUIRED', { purpose: false });
    await refuses('auditor', ['audit', 'search', '--from', 'spring'], 'BAD_INPUT');
    expect(await prints('auditor', ['audit', 'seals'])).toMatchObject({ items: [] });
    await refuses(null, ['audit', 'seals'], 'FORBIDDEN');
  });
}
