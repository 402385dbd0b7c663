import { messages } from '../../kernel/i18n/types.ts';

export const dossierMessages = messages(
  {
    same: (p: { subjects: number }) => `核对了${p.subjects}户，和记录一致`,
    differ: (p: { subjects: number; n: number }) => `核对了${p.subjects}户，其中${p.n}户和记录不一致：`,
    'what.missing': () => '没有档案',
    'what.extra': () => '档案没有对应的主体',
    'what.differs': () => '档案和记录不同',
  },
  {
    same: (p) => `${p.subjects} bodies compared, all as their records say`,
    differ: (p) => `${p.subjects} bodies compared, ${p.n} not as their records say:`,
    'what.missing': () => 'no dossier',
    'what.extra': () => 'a dossier of no body',
    'what.differs': () => 'dossier and records differ',
  },
);
