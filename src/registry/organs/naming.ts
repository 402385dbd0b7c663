import type { Settings } from '../../kernel/context.ts';

/**
 * May public figures name organs on this day? The operator's decision, with a name and a date, and off until then
 * (domain.md, Law); invented organs may be named.
 */
export function organsNamed({ demo, nameOrgans }: Pick<Settings, 'demo' | 'nameOrgans'>, today: string): boolean {
  return demo || (nameOrgans !== undefined && nameOrgans.on <= today);
}
