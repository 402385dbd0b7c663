import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { fieldText, fieldTitle } from './field-words.ts';

describe(item(8, 'what a correction will say is told in words'), () => {
  test('codes in those of the templates, amounts in yuan, all else as it is', async () => {
    const kernel = await testKernel();
    expect(fieldText(kernel, 'penaltyKinds', ['fine', 'warning'], 'zh-CN')).toBe('罚款、警告');
    expect(fieldText(kernel, 'penaltyKinds', ['fine', 'warning'], 'en')).toBe('fine, warning');
    expect(fieldText(kernel, 'result', 'nothing_found', 'zh-CN')).toBe('未发现问题');
    expect(fieldText(kernel, 'fineFen', 200_000, 'zh-CN')).toBe('2,000元');
    expect(fieldText(kernel, 'facts', '示例事实', 'zh-CN')).toBe('示例事实');
    expect(fieldTitle(kernel.policy, 'fineFen', 'zh-CN')).not.toContain('万元');
  });
});
