import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import type { Language } from '../i18n/types.ts';

/** The part of organs' and divisions' files that bounds who sees what. */
interface Organs {
  organs: readonly { code: string; district: string | null; name?: { zh: string; en: string } }[];
}
interface Divisions {
  divisions: readonly { code: string; level: string }[];
}

/** The levels of a division inside a city: only these bound an organ. */
const BOUNDED = ['district', 'functional'];

/**
 * The division that bounds an organ: of a district's bureau its district, null for one of the city. Throws ORGAN_UNKNOWN.
 */
export function organDistrict(kernel: Pick<Kernel, 'policy'>, code: string): string | null {
  const organ = kernel.policy
    .all<Organs>('organs')
    .flatMap((document) => document.content.organs)
    .find((each) => each.code === code);
  if (organ === undefined) throw new XinhengError('ORGAN_UNKNOWN', { organ: code });
  const division = kernel.policy
    .all<Divisions>('divisions')
    .flatMap((document) => document.content.divisions)
    .find((each) => each.code === organ.district);
  return division !== undefined && BOUNDED.includes(division.level) ? division.code : null;
}

/** Name of an organ; its code where the list has none. */
export function organTitle(kernel: Pick<Kernel, 'policy'>, code: string, language: Language): string {
  const name = kernel.policy
    .all<Organs>('organs')
    .flatMap((document) => document.content.organs)
    .find((each) => each.code === code)?.name;
  if (name === undefined) return code;
  return language === 'en' ? name.en : name.zh;
}
