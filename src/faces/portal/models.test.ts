import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { testPortal, type TestPortal } from '../../../test/support/portal.ts';
import { legal, publish, publisher, sign } from '../../../test/support/publish.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { exportedPolicy, type ModelContent } from '../../kernel/policy/index.ts';
import { draftPolicy, proposePolicy } from '../../registry/catalogue/index.ts';
import { catalogueCapability } from '../../registry/catalogue/capability.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal(await testKernel({ rooms: [catalogueCapability] }));
});

describe.each(['', '/en'] as const)(item(12, 'models on public pages%s'), (prefix) => {
  const own = (text: { zh: string; en: string }) => (prefix === '' ? text.zh : text.en);
  const models = () => portal.kernel.policy.all<ModelContent>('model').filter(({ inForceTo }) => inForceTo === null);

  test('worked examples are no active models; each with organ, completeness, verification and sources', async () => {
    const { status, text } = await portal.get(`${prefix}/models`);
    expect(status).toBe(200);
    expect(/data-models="active">.*?<\/section>/s.exec(text)![0]).toContain('data-empty');
    const listed = /data-models="examples">.*?<\/section>/s.exec(text)![0];
    expect(models().length).toBeGreaterThan(2);
    for (const { id, verified, sources } of models()) {
      expect(listed).toContain(`href="${prefix}/models/${id}"`);
      expect(listed).toContain(`data-verified="${verified}"`);
      for (const { title } of sources) expect(listed.replaceAll(/<[^>]+>/g, '')).toContain(title);
    }
  });

  test('a page says every line, veto, cut-off and what is missing', async () => {
    for (const { id, content } of models()) {
      const { status, text } = await portal.get(`${prefix}/models/${id}`);
      expect(status, id).toBe(200);
      const plain = text
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll('&amp;', '&')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#x27;', "'")
        .replaceAll('&quot;', '"');
      expect(text).toContain('data-active="no"');
      expect(text).toContain(`data-completeness="${content.completeness}"`);
      for (const { title, basis } of content.indicators) for (const said of [own(title), basis]) expect(plain, id).toContain(said);
      for (const { title } of [...content.vetoes, ...content.exclusions, ...content.grades]) expect(plain, id).toContain(own(title));
      for (const { from } of content.cutoffs) if (from !== null) expect(plain).toContain(from);
      if (content.missing !== undefined) expect(plain).toContain(own(content.missing));
      // No code of ours and nothing half said.
      expect(plain).not.toMatch(/undefined|NaN|(counts|points|window|severity|bounds)\.[a-z]/);
    }
  });

  test('a model that is not there is not found', async () => {
    expect((await portal.get(`${prefix}/models/nothing`)).status).toBe(404);
  });
});

describe(item(12, 'a model that its competent organ activated'), () => {
  const MODEL = 'example-supervision';
  let caseId = '';
  const writer: Caller = { ...ANONYMOUS, account: 'policy', role: 'policy', organ: 'demo-drc' };
  const activation = { basis: '示例市分级监管评价办法第三条', document: '示信办〔2026〕8号', on: '2026-11-25' };
  const stateOf = (text: string) =>
    /<span data-active="(yes|no)">(.*?)<\/span><\/dd>/su
      .exec(text)!
      .slice(1)
      .map((each) => each.replaceAll(/<[^>]+>/gu, ''));
  const listed = async (prefix: string, part: 'active' | 'examples') =>
    new RegExp(`data-models="${part}">.*?</section>`, 'su').exec((await portal.get(`${prefix}/models`)).text)?.[0] ?? '';

  beforeAll(async () => {
    const { kernel } = portal;
    const file = structuredClone(exportedPolicy(kernel.policy.get<ModelContent>('model', MODEL))) as unknown as { content: ModelContent };
    file.content.activation = activation;
    const drafted = { ...file, edition: '2', inForceFrom: '2026-11-25' };
    const { name } = await draftPolicy(kernel, drafted, writer, 'en');
    const proposed = await proposePolicy(kernel, { name, reason: '启用' }, writer, 'en');
    caseId = proposed.case;
    await sign(kernel, proposed);
    await publish(kernel, proposed);
    await kernel.policy.reload();
  });

  test('three people took part, as the publication asks', async () => {
    const { rows } = await sql<{ by: string }>`select by_account as by from case_steps where case_id = ${caseId} order by n`.execute(
      portal.kernel.db.kysely,
    );
    expect(rows.map(({ by }) => by)).toEqual([writer.account, legal.account, publisher.account]);
  });

  test.each(['', '/en'] as const)('before its day, and every other one, it says that it is not active%s', async (prefix) => {
    const said =
      prefix === '' ? '没有启用：示范模型，不用来给真实的企业评级' : 'not active: a worked example, by which no real body is graded';
    const ids = portal.kernel.policy
      .all<ModelContent>('model')
      .filter(({ edition }) => edition !== '2')
      .map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) expect(stateOf((await portal.get(`${prefix}/models/${id}`)).text), id).toEqual(['no', said]);
    expect(await listed(prefix, 'active')).toContain('data-empty');
  });

  test.each(['', '/en'] as const)('from its day on it is in force, with its organ, basis, day and whole table%s', async (prefix) => {
    const { kernel } = portal;
    kernel.clock.set('2026-11-25T04:00:00Z');
    const { text } = await portal.get(`${prefix}/models/${MODEL}`);
    const { document, basis } = activation;
    expect(stateOf(text)).toEqual([
      'yes',
      prefix === '' ? `已启用：2026年11月25日，${document}；依据：${basis}` : `active since 25 November 2026, ${document}; basis: ${basis}`,
    ]);
    const plain = text.replaceAll(/<[^>]+>/gu, '|').replaceAll('&#x27;', "'");
    expect(plain).toContain(prefix === '' ? '示例市发展和改革委员会' : 'Shili Development and Reform Commission');
    const own = (named: { zh: string; en: string }) => (prefix === '' ? named.zh : named.en);
    const { content } = kernel.policy.get<ModelContent>('model', MODEL, '2026-11-25');
    // Its table: each group a table of its own, each line a row of it, each grade with the score from which it is given.
    for (const { id, title } of content.groups) {
      const group = new RegExp(`<section data-group="${id}">.*?</section>`, 'su').exec(text)![0];
      expect(group.replaceAll('&#x27;', "'")).toContain(own(title));
      const lines = content.indicators.filter((each) => each.group === id);
      expect([...group.matchAll(/<th scope="row">/gu)]).toHaveLength(lines.length);
    }
    for (const { grade, from } of content.cutoffs) expect(plain).toMatch(new RegExp(`\\|${grade}\\|[^]*${from ?? ''}`, 'u'));
    // On the list it stands among those that are active, and no more among the examples.
    const link = `href="${prefix}/models/${MODEL}"`;
    expect(await listed(prefix, 'active')).toContain(link);
    expect(await listed(prefix, 'examples')).not.toContain(link);
    expect((await portal.get(`${prefix}/models/tax-payment-credit`)).text).toContain('data-active="no"');
  });

  test('an edition with the same decision that nobody published here is none', async () => {
    await sql`update policy_documents set origin = 'shipped' where kind = 'model' and edition = '2'`.execute(portal.kernel.db.kysely);
    expect(stateOf((await portal.get(`/models/${MODEL}`)).text)[0]).toBe('no');
  });
});
