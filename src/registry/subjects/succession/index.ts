export { kindKey as linkKindKey, successionMessages } from './messages.ts';
export { linksOf, operatorChangedSql, operatorsOf } from './read.ts';
export { operatorOn, publicLinks } from './rules.ts';
export type { Link, LinkKind, OperatorPeriod } from './types.ts';
