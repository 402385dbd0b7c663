import { t, type Language } from '../../i18n/types.ts';
import type { Text } from '../../policy/schemas/common.ts';
import type { CaseTransition, ProcedureContent } from '../../policy/schemas/procedure.ts';
import { whoMay } from '../names.ts';
import { layered, type Point } from './layered.ts';
import { diagramMessages } from './messages.ts';
import { linesOf, widthOf } from './text.ts';

export interface Box {
  id: string;
  kind: 'state' | 'step';
  look: 'start' | 'plain' | 'adverse' | 'end' | 'people' | 'clock';
  /** Title, wrapped. */
  lines: readonly string[];
  /** Who may take the step, wrapped; none for a state. */
  who: readonly string[];
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Line {
  points: readonly Point[];
  arrow: boolean;
}

export interface Drawing {
  width: number;
  height: number;
  boxes: readonly Box[];
  lines: readonly Line[];
}

/** Heights of lines in a box, and its edges, in the drawing's own units (CSS pixels at full size). */
export const TITLE = 20;
export const WHO = 16;
const EDGE = { state: { x: 14, y: 9 }, step: { x: 8, y: 5 } };
/** Wider texts are wrapped. */
const WIDEST = { 'zh-CN': 150, en: 190 } as const;

/**
 * A procedure in layers from the opening downwards. A step is a small box of its own between its states, so that no label
 * stands on a line; the layout is dagre's, the same for the same procedure.
 */
export function layOut(procedure: ProcedureContent, language: Language): Drawing {
  const boxes = [...statesOf(procedure, language), ...stepsOf(procedure, language)];
  const lines = procedure.transitions.flatMap((step): [string, string][] => [
    ...step.from.map((from): [string, string] => [stateBox(from), stepBox(step.id)]),
    [stepBox(step.id), stateBox(step.to)],
  ]);
  const { width, height, middle, edges } = layered(boxes, lines);
  return {
    width,
    height,
    boxes: boxes.map((box) => ({ ...box, ...middle(box.id) })),
    lines: edges.map(({ to, points }) => ({ points, arrow: to.startsWith('state ') })),
  };
}

const stateBox = (id: string): string => `state ${id}`;
const stepBox = (id: string): string => `step ${id}`;

type Unplaced = Omit<Box, 'x' | 'y'>;

function statesOf({ states }: ProcedureContent, language: Language): Unplaced[] {
  return states.map((state, i) => {
    const plain = i === 0 ? 'start' : 'plain';
    const look = state.end ? 'end' : state.adverse ? 'adverse' : plain;
    return sized(stateBox(state.id), 'state', look, state.title, [], language);
  });
}

function stepsOf({ transitions }: ProcedureContent, language: Language): Unplaced[] {
  return transitions.map((step) => {
    const look = step.on ? 'clock' : 'people';
    const actors = step.on ? [byWhom(step, language)] : step.by.map((each) => whoMay(language, [each]));
    return sized(stepBox(step.id), 'step', look, step.title, actors, language);
  });
}

/** Who takes the step, or what makes the clock take it. */
export function byWhom({ on, by }: CaseTransition, language: Language): string {
  const say = t(language, diagramMessages);
  if (on === undefined) return whoMay(language, by);
  return 'served' in on ? say['by.service']() : say['by.end']();
}

function sized(id: string, kind: Box['kind'], look: Box['look'], title: Text, by: readonly string[], language: Language): Unplaced {
  const size = kind === 'state' ? 15 : 14;
  const lines = linesOf(textOf(title, language), size, WIDEST[language]);
  const who = by.flatMap((each) => linesOf(each, 12, WIDEST[language]));
  const wide = Math.max(...lines.map((each) => widthOf(each, size)), ...who.map((each) => widthOf(each, 12)));
  const height = lines.length * TITLE + who.length * WHO;
  return { id, kind, look, lines, who, width: wide + 2 * EDGE[kind].x, height: height + 2 * EDGE[kind].y };
}

export function textOf({ zh, en }: Text, language: Language): string {
  return language === 'en' ? en : zh;
}
