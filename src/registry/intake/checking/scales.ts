import { headingKey, inForceOn, type GradeScaleContent, type PolicyStore } from '../../../kernel/policy/index.ts';
import { publishedMark } from '../../publicity/index.ts';
import type { Finding, Value } from '../reading/draft.ts';
import type { DecidingOrgan } from './organs.ts';

/** What a row's grade is by its scale, or why it is none. */
export type ReadGrade = { content: Record<string, Value> } | { field: string; code: Finding['code']; params: Finding['params'] };

/**
 * A grade is a value of a scale: of a scale that nobody described, by another than its issuer, or a value that the scale does
 * not have, is refused. Names and values are kept as the scale writes them, with the mark of what its issuer publishes. Made
 * once a file.
 */
export function gradeReader(
  policy: Pick<PolicyStore, 'all'>,
): (values: Readonly<Record<string, Value>>, day: string, organ: DecidingOrgan) => ReadGrade {
  const scales = policy.all<GradeScaleContent>('grade-scale');
  return (values, day, organ): ReadGrade => {
    const [title, given] = [String(values['title'] ?? ''), String(values['grade'] ?? '')];
    const inForce = scales.filter((each) => inForceOn(each, day)).map((each) => each.content);
    const scale = inForce.find(({ names }) => isAmong(names, title));
    if (scale === undefined) return { field: 'title', code: 'GRADE_SCALE_UNKNOWN', params: { scale: short(title) } };
    const [name = title] = scale.names;
    if (!issues(scale, organ)) return { field: 'organ', code: 'GRADE_NOT_ISSUED', params: { scale: name } };
    const value = scale.values.find((each) => isAmong([each.value, ...each.words], given))?.value;
    const allowed = scale.values.map((each) => each.value).join('、');
    if (value === undefined) return { field: 'grade', code: 'GRADE_VALUE_UNKNOWN', params: { scale: name, given: short(given), allowed } };
    const published = scale.published?.values.includes(value) === true;
    return { content: { title: name, grade: value, ...(published ? { published: publishedMark(name, value) } : {}) } };
  };
}

function issues({ issuers }: GradeScaleContent, organ: DecidingOrgan): boolean {
  if (issuers === null) return true;
  return issuers.organs?.includes(organ.code) === true || (issuers.line !== undefined && issuers.line === organ.line);
}

function isAmong(words: readonly string[], given: string): boolean {
  const key = headingKey(given);
  return words.some((word) => headingKey(word) === key);
}

/** A cell is echoed as far as a name of a scale reaches; a run of figures is nobody's scale. */
function short(text: string): string {
  return text.length > 40 || /\d{9}/u.test(text) ? '' : text;
}
