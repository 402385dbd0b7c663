import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';

/** The delicate sentences (docs: what each must never say). Values are ready words: dates written out, names as registered. */
export const delicate = messages(
  {
    'mark.objection': (p: { raised: string; organ: string; due: string }) =>
      `**存在异议**　企业认为这条记录有误，已于${p.raised}提出。${p.organ}正在核实，最迟${p.due}答复。提出异议不表示记录有错；决定在撤销或变更前仍然有效。`,
    'mark.objection.late': (p: { due: string; n: number }) =>
      `应于${p.due}答复，已超${p.n}个工作日；答复前这条记录不计入评价。`,
    'gone.record': () =>
      '**这里的内容已停止公示**　公示期满或信用修复后，信息不再公示。本页不再提供内容，也不说明是哪一种、属于哪家企业。如果您存有旧的副本或截图，请不要再使用或传播。',
    'gone.withdrawn': (p: { organ: string; date: string; reason: string }) =>
      `**这条信息已由${p.organ}撤回**（${p.date}）　原因：${p.reason}。内容不再提供，也不能再作为对企业的不利依据。变更后的决定如依法公示，另行显示。`,
    'absence.records': (p: { kind: string; n: number; asOf: string }) =>
      `**没有查到正在公示的${p.kind}记录**（截至${p.asOf}）　这表示：向这里报送的${p.n}个部门，目前没有依法公示、且未到期的这类记录。这不表示：企业没有受过处罚（有的依法不公示，有的已停止公示，有的还没报来），也不是对企业的评价。[是哪些部门、最近一次报送](organs)`,
    'absence.subject': () =>
      '**代码格式正确，但这里没有这家主体**　可能在外地登记、登记不久，或者还没归集到。请到国家企业信用信息公示系统核对。',
    'absence.name': (p: { q: string }) =>
      `**没有找到“${p.q}”**　招牌名和登记名称常常不一样，请看营业执照上的名称或代码。`,
    'absence.name.suggest': () => '您是不是要找：',
    'uscc.wrong.charset': (p: { pos: number; char: string }) =>
      `**这个代码有误：第${p.pos}位**　“${p.char}”不会出现在代码里（代码不用字母I、O、S、V、Z）。我们没有替您改。`,
    'uscc.wrong.charset.candidate': (p: { digit: string; candidate: string }) =>
      `如果那一位是“${p.digit}”，[按${p.candidate}查](candidate)`,
    'uscc.wrong.lowercase': (p: { candidate: string }) =>
      `**这个代码有误：字母要大写**　我们没有替您改。[按${p.candidate}查](candidate)`,
    'uscc.wrong.check18': (p: { expect: string; got: string }) =>
      `**这个代码有误：最后一位对不上**　前17位算出来应当是“${p.expect}”，您输入的是“${p.got}”，多半是中间抄错了一位，请对照营业执照。`,
    'uscc.wrong.checkOrg': () =>
      '**这个代码有误：第17位对不上**　第9至17位是组织机构代码，最后一位和前面算出来的不一致，多半是中间抄错了一位，请对照营业执照。',
    'uscc.wrong.near': () => '只差一位、确有登记的（先核对名称）：',
    'uscc.wrong.length': (p: { n: number; len: number }) =>
      `**少了${p.n}位**　统一社会信用代码是18位，您输入了${p.len}位。15位的旧注册号也可以直接查。`,
    'uscc.wrong.tooLong': (p: { n: number; len: number }) =>
      `**多了${p.n}位**　统一社会信用代码是18位，您输入了${p.len}位。`,
    'uscc.wrong.sentinel': () => '**这一串是“没有代码”的占位**，不是某家企业的代码。',
    'name.ambiguous': (p: { n: string }) =>
      `**有${p.n}家名称相近，请选一家**　只看名称分不清，请看区县、成立时间和状态。再多输两个字，多半就只剩一家。`,
    'act.receivedLate': (p: { due: string; received: string; n: number }) =>
      `作出机关应于${p.due}前报送，实际${p.received}收到，晚了${p.n}个工作日。`,
    'due.provisional': (p: { due: string; year: number }) =>
      `暂定${p.due}。${p.year}年放假安排还没公布，公布后只会往后延，不会提前；变动会通知您。`,
  },
  {
    'mark.objection': (p) =>
      `**Under objection**　The business says this record is wrong and objected on ${p.raised}. ${p.organ} is checking and will answer by ${p.due}. An objection does not mean that the record is wrong; the decision stands until it is revoked or changed.`,
    'mark.objection.late': (p) =>
      `The answer was due on ${p.due} and is ${counted(p.n, 'working day')} late; until it comes, this record does not count in any evaluation.`,
    'gone.record': () =>
      '**This is no longer on display**　When a display period ends or credit is repaired, the information is no longer on display. This page gives no content and does not say which it was or whose. If you hold an old copy, please stop using or sharing it.',
    'gone.withdrawn': (p) =>
      `**Withdrawn by ${p.organ}** on ${p.date}　Reason: ${p.reason}. The content is no longer available and may not be held against the business. If a changed decision is displayed, it has a page of its own.`,
    'absence.records': (p) =>
      `**No ${p.kind} records are on display** (as of ${p.asOf})　It means that the ${p.n} organs that report here have no such record that the law puts on display now. It does not mean that the business was never penalised (some penalties are not displayed, some displays have ended, some are not here yet), and it is no assessment of the business. [Which organs, last received when](organs)`,
    'absence.subject': () =>
      '**The code is well formed, but this body is not here**　It may be registered elsewhere, be new, or not have reached us yet. Please check the National Enterprise Credit Information Publicity System.',
    'absence.name': (p) =>
      `**Nothing found for "${p.q}"**　The name on a shop sign is often not the registered one; look at the name or code on the business licence.`,
    'absence.name.suggest': () => 'Did you mean:',
    'uscc.wrong.charset': (p) =>
      `**This code has a mistake at position ${p.pos}**　"${p.char}" never occurs in a code (I, O, S, V and Z are not used). We have not changed it.`,
    'uscc.wrong.charset.candidate': (p) => `If that position is "${p.digit}", [look up ${p.candidate}](candidate)`,
    'uscc.wrong.lowercase': (p) =>
      `**This code has a mistake: letters must be capitals**　We have not changed it. [Look up ${p.candidate}](candidate)`,
    'uscc.wrong.check18': (p) =>
      `**This code has a mistake: the last character does not fit**　From the first 17 it should be "${p.expect}", you entered "${p.got}"; most often one character in the middle was miscopied. Check the licence.`,
    'uscc.wrong.checkOrg': () =>
      '**This code has a mistake: character 17 does not fit**　Characters 9 to 17 are the organisation code, and its last one does not follow from the others; most often one character in the middle was miscopied. Check the licence.',
    'uscc.wrong.near': () => 'Registered codes that differ in one position (compare the name first):',
    'uscc.wrong.length': (p) =>
      `**${counted(p.n, 'character')} missing**　A code has 18 characters, you entered ${p.len}. Old 15-digit registration numbers work too.`,
    'uscc.wrong.tooLong': (p) =>
      `**${counted(p.n, 'character')} too many**　A code has 18 characters, you entered ${p.len}.`,
    'uscc.wrong.sentinel': () => '**This string stands for "no code"** and belongs to no business.',
    'name.ambiguous': (p) =>
      `**${p.n} bodies have similar names: choose one**　Names alone do not tell them apart; look at district, founding date and state. Two more characters usually leave only one.`,
    'act.receivedLate': (p) =>
      `The organ was to report this by ${p.due}; it arrived on ${p.received}, ${counted(p.n, 'working day')} late.`,
    'due.provisional': (p) =>
      `Provisionally ${p.due}. The holidays of ${p.year} are not announced yet; the date can only move later, and you will be told.`,
  },
);
