import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../test/support/item.ts';
import { testKernel } from '../../test/support/kernel.ts';
import { testPortal, type TestPortal } from '../../test/support/portal.ts';
import type { ModelContent } from '../kernel/policy/index.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal(await testKernel());
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
      const plain = text.replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#x27;', "'").replaceAll('&quot;', '"');
      expect(text).toContain('data-active="no"');
      expect(text).toContain(`data-completeness="${content.completeness}"`);
      for (const { title, basis } of content.indicators) for (const said of [own(title), basis]) expect(plain, id).toContain(said);
      for (const { title } of [...content.vetoes, ...content.exclusions, ...content.grades]) expect(plain, id).toContain(own(title));
      for (const { from } of content.cutoffs) if (from !== null) expect(plain).toContain(from);
      if (content.missing !== undefined) expect(plain).toContain(own(content.missing));
      // No code of ours and nothing half said.
      expect(plain).not.toMatch(/undefined|NaN|(counts|points|window|severity|bounds)\.[a-z]/);
    }
  }); // prettier-ignore

  test('a model that is not there is not found', async () => {
    expect((await portal.get(`${prefix}/models/nothing`)).status).toBe(404);
  });
});
