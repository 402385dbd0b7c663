import type { Kernel } from '../../context.ts';
import type { Language } from '../../i18n/types.ts';
import type { DoorFace } from '../doors/back.ts';

/** Without language. */
export function startAddress(face: DoorFace, to?: string): string {
  const back = to === undefined ? '' : `&to=${encodeURIComponent(to)}`;
  return `/auth/oidc/start?face=${face}${back}`;
}

/** The provider of a face, as a door shows it; null where passwords are the only way. */
export function oidcWay(
  { settings }: Pick<Kernel, 'settings'>,
  face: DoorFace,
  language: Language,
): { title: string; start: string; leave: string } | null {
  const provider = face === 'workbench' || face === 'centre' ? settings.oidc?.[face] : undefined;
  if (provider === undefined) return null;
  return {
    title: language === 'en' ? provider.title.en : provider.title.zh,
    start: startAddress(face),
    leave: `/auth/oidc/leave?face=${face}`,
  };
}
