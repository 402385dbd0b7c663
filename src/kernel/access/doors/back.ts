import { href } from '../../ui/index.ts';
import type { Language } from '../../i18n/types.ts';

/** Faces that people sign in to. */
export type DoorFace = 'workbench' | 'centre' | 'desk' | 'field';

export const DOOR_FACES = ['workbench', 'centre', 'desk', 'field'] as const;

const OWN = /^\/(?:workbench|centre|desk|field)(?:\/|$)/;

/**
 * Where one wanted to go, without the prefix of the language; the face's home for anything else: a form must not be used to
 * send a person who trusts us to somebody else's address.
 */
export function ownAddress(back: string | undefined, face: DoorFace): string {
  const home = `/${face}`;
  if (back === undefined || !back.startsWith('/') || !URL.canParse(back, 'http://own.invalid')) return home;
  const { host, pathname, search } = new URL(back, 'http://own.invalid');
  const path = pathname.replace(/^\/en(?=\/)/, '');
  return host === 'own.invalid' && OWN.test(path) ? `${path}${search}` : home;
}

/** The address in the reader's language. */
export function backTo(back: string | undefined, face: DoorFace, language: Language): string {
  return href(ownAddress(back, face), language);
}
