import { createHash } from 'node:crypto';
import { base, frame } from './styles-base.ts';
import { desk } from './styles-desk.ts';
import { media, parts } from './styles-parts.ts';
import { views } from './styles-views.ts';
import { COLOURS } from './palette.ts';
import { customProperties } from './tokens.ts';
import { MARK_SHAPES } from './mark-shapes.ts';

function squeeze(css: string): string {
  return css.replaceAll('\n', '');
}

/** One stylesheet for every server-rendered page. */
const rules = squeeze(base + frame + parts + desk + views + media);
export const stylesheet: string = customProperties(rules) + rules;

/** The mark as a file: browsers ask for an icon, and without one for /favicon.ico. */
export const markFile: string =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 58 36"><g fill="none" stroke="${COLOURS.primary}" stroke-width="2.6" stroke-linecap="round">` +
  `${MARK_SHAPES.lines.map((d) => `<path d="${d}"/>`).join('')}</g><g fill="${COLOURS.brass}">` +
  `${MARK_SHAPES.stars.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2"/>`).join('')}</g>` +
  `<path fill="${COLOURS.primary}" d="${MARK_SHAPES.weight}"/></svg>`;

/** The address changes with the content, so that it can be cached for ever. */
function hashed(name: string, extension: string, content: string): string {
  return `/assets/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${extension}`;
}

export const STYLESHEET_PATH = hashed('portal', 'css', stylesheet);
/** As a source of `style-src`: lets a page carry this very sheet and no other. */
export const STYLESHEET_SOURCE = `'sha256-${createHash('sha256').update(stylesheet).digest('base64')}'`;
export const MARK_PATH = hashed('mark', 'svg', markFile);
