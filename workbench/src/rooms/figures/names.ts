import type { paths } from '../../api/schema.d.ts';
import { LANGUAGE } from '../../look/language.ts';

export type Month = paths['/api/v1/figures/months/{month}']['get']['responses'][200]['content']['application/json'];

export function organName({ name, nameEn }: { name: string; nameEn: string }): string {
  return LANGUAGE === 'en' ? nameEn : name;
}
