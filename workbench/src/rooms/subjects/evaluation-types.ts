import type { paths } from '../../api/schema.d.ts';
import { LANGUAGE } from '../../look/language.ts';

type Answer = paths['/api/v1/subjects/{key}/explanations']['get']['responses'][200]['content']['application/json'];
export type Explanation = Answer['items'][number];
export type Stands = Explanation['ahead'][number];

export const own = (text: { zh: string; en: string }): string => (LANGUAGE === 'en' ? text.en : text.zh);
