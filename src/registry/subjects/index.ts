export { bodiesOf, entriesMergedInto, getBody, type NamedBody } from './bodies.ts';
export { kindOfCode, type ClaimFate, type RegistrationClaim } from './claim.ts';
export { bodiesApartAt, bodyKnownAt, registrationsKnownAt, type ApartBody, type KnownRegistration } from './known-at.ts';
export { registrationChanges, type RegistrationChange } from './changes.ts';
export { heldClaims, type HeldClaim } from './held-claims.ts';
export { keyText, parseKey, sourceNameKey, sourceNumberKey, type SubjectKey } from './keys.ts';
export { namesAlike, normaliseName } from './names.ts';
export { industryBook, type IndustryBook, type IndustrySection } from './industries.ts';
export { mergeWithoutRecords } from './merge.ts';
export { mergeBodies, type MergeRequest } from './merge-bodies.ts';
export { mergeQuestions, undoMerge } from './merge-undo.ts';
export type { Answers, Movement, MoveKernel, Question, RowMover, Side, SubjectMergesTable } from './merge-types.ts';
export { bodiesOfEvent, livingSql, survivorOf, withMerged } from './merged.ts';
export { partyOf } from './party.ts';
export { rekey, type Rekeying } from './rekey.ts';
export { lockRegister, registerMany, type Registered } from './register.ts';
export { getSubject, nameAgrees, resolveKey, resolveMany, type Candidate, type HeldName, type Resolution } from './resolve.ts';
export {
  linkKindKey,
  linksOf,
  operatorChangedSql,
  operatorOn,
  operatorsOf,
  publicLinks,
  successionMessages,
  type Link,
  type LinkKind,
  type OperatorPeriod,
} from './succession/index.ts';
export * from './types.ts';
