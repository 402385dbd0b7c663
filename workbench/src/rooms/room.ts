import type { ComponentType } from 'react';
import type { Language } from '../house.ts';
import type { SubjectPartProps } from '../parts/subject/types.ts';

/** The work that people do here, in the order of the menu. Whoever is signed in sees those of which a page exists for them. */
export const WORK = [
  'today',
  'intake',
  'publicity',
  'files',
  'cases',
  'screening',
  'evaluation',
  'inspections',
  'rules',
  'figures',
  'exchange',
  'admin',
] as const;
export type Work = (typeof WORK)[number];

export interface MenuPage {
  work: Work;
  /** Below /workbench: `/organs`. */
  path: string;
  label: (language: Language) => string;
  /** One of these permissions of the API opens it; without: whoever is signed in. */
  permissions?: readonly string[];
}

/** What a room shows on the page of a body, at `/subjects/{key}/{name}`. */
export interface SubjectPart {
  name: string;
  /** Parts stand in the order of these numbers, whichever room brings them. */
  place: number;
  label: (language: Language) => string;
  /** A past day can be asked for; without: it is of today alone. */
  ofThePast?: true;
  load: () => Promise<ComponentType<SubjectPartProps>>;
}

/** What a room of the workbench declares. Its pages come in one file of their own, fetched when one of them is opened. */
export interface Room {
  name: string;
  menu: readonly MenuPage[];
  pages: readonly { path: string; page: string }[];
  /** What stands first on the page of today for whoever holds the permission. */
  home?: { permission: string; page: string };
  subjectParts?: readonly SubjectPart[];
  load: () => Promise<Readonly<Record<string, ComponentType>>>;
}

/** `path` as the router writes it: `/subjects/$key`. `page` is the name under which `pages.tsx` exports the component. */
export function room<Pages extends Readonly<Record<string, ComponentType>>>(declaration: {
  name: string;
  menu?: readonly MenuPage[];
  load: () => Promise<Pages>;
  pages: readonly { path: string; page: keyof Pages & string }[];
  home?: { permission: string; page: keyof Pages & string };
  subjectParts?: readonly SubjectPart[];
}): Room {
  return { menu: [], ...declaration };
}
