import { messages } from '../i18n/index.ts';

interface Method {
  method: string;
}

export const deliveryMessages = messages(
  {
    'delivery.method': (p: Method) => `送达规则没有“${p.method}”这种方式`,
    'delivery.future': () => '日期晚于今天',
    'delivery.early': () => '结果的日期早于送出的日期',
    'delivery.empty': () => '没有写明送给谁、送到哪里或者送哪份文书',
    'delivery.consent': () =>
      '不能用电子方式送达（行政处罚法第六十一条）：受送达人没有签订电子送达确认书，或者确认书当日无效、不包括这种文书',
    'delivery.address': () => '地址与确认书上的不同，电子送达只能送到确认书上的地址（行政处罚法第六十一条）',
    'delivery.failure': (p: Method) => `${p.method}只能在其他方式没有送达之后使用；请先登记其他方式的退回结果`,
    'delivery.refusal': (p: Method) => `${p.method}只能在当面送达被拒收之后使用；请先登记拒收结果`,
    'delivery.outcome': (p: { method: string; outcome: string }) => `${p.method}没有“${p.outcome}”这种结果`,
    'delivery.proof': (p: { names: string }) => `缺少送达凭据：${p.names}`,
    'delivery.unknown': (p: { names: string }) => `送达规则没有这些凭据：${p.names}`,
    'delivery.reason': () => '没有写明理由',
    'delivery.file': () => '凭据文件为空，或者大于10MB',
    'consent.in-force': () => '已有一份有效的确认书；地址或者文书范围有变的，登记变更',
    'consent.none': () => '没有有效的确认书可以变更或者撤回',
    'consent.paper': () => '由工作人员登记的，要附受送达人签名或者盖章的确认书',
    'consent.day': () => '日期早于上一次登记的生效日期',
    'consent.empty': () => '没有写明签订人、地址或者文书范围',
    'outcome.delivered': () => '已送达',
    'outcome.refused': () => '拒收',
    'outcome.returned': () => '退回',
    'outcome.published': () => '已公告',
    'outcome.void': () => '登记有误，作废',
  },
  {
    'delivery.method': (p) => `the rules of service know no method “${p.method}”`,
    'delivery.future': () => 'the day lies after today',
    'delivery.early': () => 'the day of the outcome lies before the day of sending',
    'delivery.empty': () => 'to whom, where or which paper was not given',
    'delivery.consent': () =>
      'no electronic service without a signed confirmation of the addressee, in force on that day and for this paper (Law on Administrative Penalties, art. 61)',
    'delivery.address': () =>
      'the address is not the one in the confirmation; electronic service goes to that address alone (Law on Administrative Penalties, art. 61)',
    'delivery.failure': (p) => `“${p.method}” only after another way has failed; record first what came back`,
    'delivery.refusal': (p) => `“${p.method}” only after the paper was refused in person; record the refusal first`,
    'delivery.outcome': (p) => `“${p.method}” has no outcome “${p.outcome}”`,
    'delivery.proof': (p) => `proof of service is missing: ${p.names}`,
    'delivery.unknown': (p) => `the rules of service know no such proof: ${p.names}`,
    'delivery.reason': () => 'no reason was given',
    'delivery.file': () => 'the file of proof is empty or larger than 10 MB',
    'consent.in-force': () => 'a confirmation is in force; record a change of its address or papers',
    'consent.none': () => 'there is no confirmation in force to change or withdraw',
    'consent.paper': () => 'an official files the confirmation that the addressee signed or sealed',
    'consent.day': () => 'the day lies before the day from which the last declaration has effect',
    'consent.empty': () => 'who signed, the address or the papers were not given',
    'outcome.delivered': () => 'delivered',
    'outcome.refused': () => 'refused',
    'outcome.returned': () => 'returned',
    'outcome.published': () => 'published',
    'outcome.void': () => 'recorded by mistake',
  },
);
