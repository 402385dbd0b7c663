import { messages } from '../../kernel/i18n/types.ts';

/** Texts of the matching desk. */
export const matchingMessages = messages(
  {
    'reason.number': () => '编号相同',
    'reason.code_near': () => '代码只差一位',
    'reason.name_equal': () => '名称相同',
    'reason.former_name': () => '曾用名相同',
    'reason.name_near': () => '名称只差一两个字',
    'reason.name_contained': () => '名称互相包含',
    'reason.same_district': () => '同一区县',
    'reason.same_address': () => '地址相同',
    'reason.other_legal_form': () => '组织形式不同',
    'list.none': () => '没有待匹配的行。',
    'list.row': (p: { id: string; batch: string; row: number; name: string; number: string; title: string }) =>
      `${p.id}　${p.batch}第${p.row}行　${p.name}　${p.number}　${p.title}`,
    'list.candidate': (p: { id: string; name: string; code: string; district: string; points: number; reasons: string }) =>
      `　　${p.points}分　${p.name}　${p.code}　${p.district}　${p.reasons}　id:${p.id}`,
    'list.nobody': () => '　　没有可以推荐的主体',
    'list.more': () => '还有更多行未列出。',
    decided: (p: { row: string; subject: string; decision: string }) =>
      `已匹配：${p.row}归入${p.subject}。今后同一来源的同样编号和名称照此办理；撤销用matching undo ${p.decision}。`,
    undone: (p: { decision: string; rows: number }) => `已撤销决定${p.decision}，${p.rows}行重新等待匹配。`,
  },
  {
    'reason.number': () => 'same number',
    'reason.code_near': () => 'code differs in one position',
    'reason.name_equal': () => 'same name',
    'reason.former_name': () => 'same as a former name',
    'reason.name_near': () => 'name differs in one or two characters',
    'reason.name_contained': () => 'one name contains the other',
    'reason.same_district': () => 'same district',
    'reason.same_address': () => 'same address',
    'reason.other_legal_form': () => 'another legal form',
    'list.none': () => 'No rows wait to be matched.',
    'list.row': (p) => `${p.id}  ${p.batch} row ${p.row}  ${p.name}  ${p.number}  ${p.title}`,
    'list.candidate': (p) => `    ${p.points} points  ${p.name}  ${p.code}  ${p.district}  ${p.reasons}  id:${p.id}`,
    'list.nobody': () => '    nobody to propose',
    'list.more': () => 'There are more rows than are listed here.',
    decided: (p) =>
      `Matched: ${p.row} goes to ${p.subject}. Later rows of this source with the same number and name follow; to take it back: matching undo ${p.decision}`,
    undone: (p) => `Decision ${p.decision} is undone; ${p.rows} rows wait again.`,
  },
);
