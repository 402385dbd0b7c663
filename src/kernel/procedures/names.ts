import { ROLES, roleName, type Role } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { t, type Language } from '../i18n/index.ts';
import { newestOfEach, type Actor, type OrganEntry, type OrgansContent, type ProcedureContent } from '../policy/index.ts';
import { procedureMessages, titleOf } from './messages.ts';
import type { Step } from './types.ts';

/** Role and relation, as people say it. */
export function whoMay(language: Language, actors: readonly Actor[]): string {
  const say = t(language, procedureMessages);
  return actors
    .map(({ who, roles = [], organ = 'deciding' }) => {
      if (who !== 'official') return who === 'party' ? say['nobody']() : say['clock']();
      const where = say[`relation.${organ}`]();
      return [where, rolesIn(language, roles)].filter((part) => part !== '').join(language === 'en' ? ': ' : '');
    })
    .join(say['list.separator']());
}

export function rolesIn(language: Language, roles: readonly string[]): string {
  return roles.map((role) => (isRole(role) ? roleName(role, language) : role)).join(t(language, procedureMessages)['list.separator']());
}

export function organName(kernel: Pick<Kernel, 'policy'>, code: string, language: Language): string {
  const entry = organOf(kernel, code);
  return entry === undefined ? code : titleOf(entry.name, language);
}

export function organOf(kernel: Pick<Kernel, 'policy'>, code: string): OrganEntry | undefined {
  return newestOfEach(kernel.policy.all<OrgansContent>('organs'))
    .flatMap(({ content }) => content.organs)
    .find((each) => each.code === code);
}

/** Title of a period, a document or a step of the procedure; its id where it has none. */
export function nameOf(language: Language, { periods, documents, transitions }: ProcedureContent, id: string): string {
  const found = [...periods, ...documents, ...transitions].find((each) => each.id === id);
  return found === undefined ? id : titleOf(found.title, language);
}

export function stateName(language: Language, { states }: ProcedureContent, id: string): string {
  const found = states.find((each) => each.id === id);
  return found === undefined ? id : titleOf(found.title, language);
}

export function stepName(language: Language, procedure: ProcedureContent, step: Pick<Step, 'kind' | 'what'>): string {
  return step.kind === 'fire' ? nameOf(language, procedure, step.what) : t(language, procedureMessages)[`step.${step.kind}`]();
}

function isRole(name: string): name is Role {
  return (ROLES as readonly string[]).includes(name);
}
