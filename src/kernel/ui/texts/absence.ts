import { messages } from '../../i18n/types.ts';

/** Nothing was found, or more than one. Never a verdict: an absence says no more than what was asked where. */
export const absenceTexts = messages(
  {
    'absence.records': (p: { kind: string; n: number; asOf: string }) =>
      `**没有查到正在公示的${p.kind}记录**（截至${p.asOf}）　这表示：向这里报送的${p.n}个部门，目前没有依法公示、且未到期的这类记录。这不表示企业没有受过处罚：有的依法不公示，有的已停止公示，有的还没报来。这也不是对企业的评价。[是哪些部门、最近一次报送](organs)`,
    'absence.subject': () =>
      '**代码格式正确，但这里没有这家主体**　可能在外地登记、登记不久，或者还没归集到。请到国家企业信用信息公示系统核对。',
    'absence.name': (p: { q: string }) => `**没有找到“${p.q}”**　招牌名和登记名称常常不一样，请看营业执照上的名称或代码。`,
    'absence.name.suggest': () => '您是不是要找：',
    'name.ambiguous': (p: { n: string }) =>
      `**有${p.n}家名称相近，请选一家**　只看名称分不清，请看区县、成立时间和状态。再多输两个字，多半就只剩一家。`,
    'name.noResult': (p: { rows: string }) =>
      `**名称对应不止一家，没有给出结果**　为了不把别人的记录算到这家头上，名称不唯一时我们不下结论。请补充统一社会信用代码。最接近的：${p.rows}`,
  },
  {
    'absence.records': (p) =>
      `**No ${p.kind} records are on display** (as of ${p.asOf})　It means that the ${p.n} organs that report here have no such record that the law puts on display now. It does not mean that the business was never penalised. Some penalties are not displayed, some displays have ended, some are not here yet. Nor is it an assessment of the business. [Which organs, last received when](organs)`,
    'absence.subject': () =>
      '**The code is well formed, but this body is not here**　It may be registered elsewhere, be new, or not have reached us yet. Please check the National Enterprise Credit Information Publicity System.',
    'absence.name': (p) =>
      `**Nothing found for "${p.q}"**　The name on a shop sign is often not the registered one; look at the name or code on the business licence.`,
    'absence.name.suggest': () => 'Did you mean:',
    'name.ambiguous': (p) =>
      `**${p.n} bodies have similar names: choose one**　Names alone do not tell them apart; look at district, founding date and state. Two more characters usually leave only one.`,
    'name.noResult': (p) =>
      `**More than one body fits this name: no result given**　So that nobody is charged with another's record, nothing is decided on an ambiguous name. Please add the USCC. Closest: ${p.rows}`,
  },
);
