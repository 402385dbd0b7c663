import type { paths } from '../../api/schema.d.ts';
import { portalWords, t } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import type { policyMessages } from './messages.ts';

export type Listed = paths['/api/v1/policy']['get']['responses'][200]['content']['application/json']['items'][number];
export type Kind = Listed['kind'];
export type Say = typeof policyMessages.zh;

/** Every kind has a name on the public pages too. */
export const KINDS = Object.keys(portalWords.zh).flatMap((key) => (key.startsWith('policy.') ? [key.slice('policy.'.length) as Kind] : []));

export function kindName(kind: Kind): string {
  return t(LANGUAGE, portalWords)[`policy.${kind}`]();
}

export function verifiedName(verified: Listed['verified']): string {
  return t(LANGUAGE, portalWords)[`verified.${verified}`]();
}

/** The address of an edition, and of what can be done with it. */
export function editionPath({ kind, id, edition }: { kind: string; id: string; edition: string }, part = ''): string {
  return `/policy/${kind}/${encodeURIComponent(id)}/${encodeURIComponent(edition)}${part}`;
}

/** In force on an ISO day. */
export function inForceOn({ inForceFrom, inForceTo }: Pick<Listed, 'inForceFrom' | 'inForceTo'>, day: string): boolean {
  return inForceFrom <= day && (inForceTo === null || inForceTo >= day);
}
