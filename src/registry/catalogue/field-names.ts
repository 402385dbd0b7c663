import { messages } from '../../kernel/i18n/types.ts';

/** What the fields of an item are called wherever editions are compared: commands, confirmations, public pages. */
export const itemFieldMessages = messages(
  {
    title: () => '名称',
    nature: () => '性质',
    legalBasis: () => '依据',
    level: () => '公开级别',
    updateCycle: () => '更新周期',
    retention: () => '保存期限',
    sourceOrgan: () => '来源机关',
    organs: () => '报送机关',
    lists: () => '权责清单、公共服务清单',
  },
  {
    title: () => 'name',
    nature: () => 'nature',
    legalBasis: () => 'basis',
    level: () => 'level',
    updateCycle: () => 'update cycle',
    retention: () => 'kept for',
    sourceOrgan: () => 'source organ',
    organs: () => 'organs that report it',
    lists: () => 'lists of powers and of public services',
  },
);
