// The one door to src/: what is pure there and the same on every face. `npm run check:walls` lets nothing else through.
export { messages, t, type Catalogue, type Language, type Messages } from '../../src/kernel/i18n/types.ts';
export { counted } from '../../src/kernel/i18n/counted.ts';
export { lineOf, linesOf } from '../../src/kernel/policy/json-lines.ts';
export { SteelyardMark } from '../../src/kernel/ui/mark.tsx';
export { Steelyard } from '../../src/kernel/ui/steelyard.tsx';
export { GradeMark, gradeClass, type ScaleGrade } from '../../src/kernel/ui/grade.tsx';
export { DEPTHS, LIGHT_DEPTHS } from '../../src/kernel/ui/grade-depth.ts';
export { COLOURS, DARK } from '../../src/kernel/ui/palette.ts';
export { Chinese, Foreign, Uscc } from '../../src/kernel/ui/text.tsx';
export { FONTS } from '../../src/kernel/ui/tokens.ts';
// Words that officials read here as on the other faces, in one catalogue each.
export { kindWord } from '../../src/registry/records/words.ts';
export { codesMessages } from '../../src/registry/codes/messages.ts';
export { reasonMessages } from '../../src/registry/intake/messages/reasons.ts';
export { words as portalWords } from '../../src/faces/portal/messages/words.ts';
export { searchMessages } from '../../src/faces/portal/messages/search.ts';
export { archiveMessages } from '../../src/support/archive/messages.ts';
export { codesOfKinds, titleOfCode, titleOfSelected, type CodeWord, type Part } from '../../src/registry/catalogue/code-words.ts';
export { itemFieldMessages } from '../../src/registry/catalogue/field-names.ts';
export { supervisionMessages } from '../../src/during/supervision/messages.ts';
// Models are told in the same sentences on the portal.
export { sentenceMessages } from '../../src/during/evaluation/sentence-messages.ts';
export * as sentences from '../../src/during/evaluation/sentences.ts';
export { AGGREGATES } from '../../src/during/evaluation/sentence-types.ts';
export type * from '../../src/during/evaluation/sentence-types.ts';
export { csvText } from '../../src/kernel/tables/csv.ts';
export { faultMessages } from '../../src/kernel/serving/messages.ts';
export { roleNames } from '../../src/kernel/access/doors/messages/roles.ts';
