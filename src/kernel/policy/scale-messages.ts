import { messages } from '../i18n/types.ts';

/** What the checker says of scales of received grades. */
export const scaleFaults = messages(
  {
    RISK_CLASS_PUBLIC: () => '企业信用风险分类是内部监管工具，任何时候都不向社会公开；请把published写成null',
    RISK_CLASS_UNSAID: () => '名称里有“风险分类”，种类应写risk-class，不得公开',
  },
  {
    RISK_CLASS_PUBLIC: () => 'a risk class is a tool of inspection and never public: write published as null',
    RISK_CLASS_UNSAID: () => 'it is called a risk class: its kind must be risk-class, which is never public',
  },
);
