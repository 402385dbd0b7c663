import { messages } from '../../i18n/types.ts';

/** On a list of seriously dishonest entities, or about to be. The list has its legal name; the firm gets none. */
export const listTexts = messages(
  {
    'list.entry': (p: {
      list: string;
      organ: string;
      date: string;
      docNo: string;
      facts: string;
      basis: string;
      end: string;
      exit: string;
      n: number;
    }) =>
      `**列入${p.list}**　${p.organ}于${p.date}决定列入（${p.docNo}）。事由：${p.facts}。依据：${p.basis}。公示到${p.end}。怎样移出：${p.exit}。适用的措施${p.n}项。[逐项看依据和期限](measures)　[核对决定](decision)　[企业的说明](statement)`,
    'list.notice': (p: { heading: string; due: string; organ: string; subject: string; contact: string }) =>
      `**${p.heading}：请在${p.due}前陈述申辩**　${p.organ}拟对${p.subject}作出不利处理，认定的事实、理由和依据写在下面的文书里。您可以在${p.due}前陈述申辩（不会因此加重），也可以委托代理人。答复期届满、并由另一名人员复核之前，不能作出决定。联系：${p.contact}`,
    'list.notice.hearing': (p: { day: string }) => `您还可以在${p.day}前要求听证，不收费用。`,
  },
  {
    'list.entry': (p) =>
      `**On the ${p.list}**　Decided by ${p.organ} on ${p.date} (${p.docNo}). Facts: ${p.facts}. Basis: ${p.basis}. On display until ${p.end}. How to leave the list: ${p.exit}. Measures that apply: ${p.n}. [Basis and term of each](measures)　[Check the decision](decision)　[What the business says](statement)`,
    'list.notice': (p) =>
      `**${p.heading}: answer by ${p.due}**　${p.organ} intends a decision against ${p.subject}; the facts found, the reasons and the basis stand in the paper below. You may answer until ${p.due} (the result can't be heavier because you answer) and appoint an agent. Nothing can be decided before the answer period has passed and another officer has reviewed the case. Contact: ${p.contact}`,
    'list.notice.hearing': (p) => `You may also ask for a hearing until ${p.day}, free of charge.`,
  },
);
