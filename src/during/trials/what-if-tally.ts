import type { Kernel } from '../../kernel/context.ts';
import { NO_GRADE, type Packed, type Ratings } from '../evaluation/index.ts';
import { GroupCounts, type CountedGroup } from './counts.ts';
import { gradeId, meanOf, safe, sameScale } from './grades.ts';
import { grouper, groupTitle, inOrderOfKeys } from './groups.ts';
import { Most, type Kept } from './most.ts';
import { GROUPINGS, type Grouping } from './schemas.ts';
import { scoreText } from './statistics/exact.ts';
import type { Model, StoredTrial } from './types.ts';

/** So many of those that moved most are kept. */
const MOVED = 100;

const SUM = { before: 0, after: 1 } as const;

type Moved = StoredTrial['movedMost'][number];

export interface Counted {
  cells: CountedGroup[];
  movedMost: Kept<Moved>[];
}

/** What a move from one grade to another is; a grade beside the order is neither above nor below another. */
type Way = 'stayed' | 'up' | 'down' | 'beside' | 'left' | 'gained';

/**
 * Who has which grade by one model and by the other, counted body by body: in cells of bodies that share all their groups, by
 * the pair of their grades. What is asked of groups is added up at the end.
 */
export class WhatIfTally {
  readonly #before: Model;
  readonly #after: Model;
  readonly #asOf: string;
  readonly #same: boolean;
  /** By the number of a move, which is a pair of grades, none among them. */
  readonly #ways: readonly Way[];
  readonly #width: number;
  readonly #cells: GroupCounts;
  readonly #grouper;
  readonly #most = new Most<Moved>(MOVED);
  /** By which both scores are integers of the same number of decimals. */
  readonly #scale: { before: number; after: number };

  constructor(before: Model, after: Model, asOf: string) {
    this.#before = before;
    this.#after = after;
    this.#asOf = asOf;
    this.#same = sameScale(before, after);
    this.#width = after.content.grades.length + 1;
    const moves = (before.content.grades.length + 1) * this.#width;
    this.#ways = Array.from({ length: moves }, (_, move) => this.#wayOf(...this.#gradesOf(move)));
    this.#cells = new GroupCounts(moves, Object.keys(SUM).length);
    this.#grouper = grouper(asOf);
    const places = Math.max(before.content.score.places, after.content.score.places);
    const scaleOf = ({ content }: Model) => 10 ** (places - content.score.places);
    this.#scale = { before: scaleOf(before), after: scaleOf(after) };
  }

  /** The body, as both models rate it: `before` at the first place, `after` at the second. */
  look(body: Pick<Packed, 'subjectId' | 'facts'>, rated: Ratings): void {
    if (!rated.rate(body.facts)) return;
    const from = rated.grade[0]!;
    const to = rated.grade[1]!;
    const move = (from + 1) * this.#width + to + 1;
    const cell = this.#cells.placeOf(this.#grouper.cellOf(body.facts));
    this.#cells.count(cell, move);
    if (from !== -1) this.#cells.add(cell, SUM.before, safe(rated.score[0]!));
    if (to !== -1) this.#cells.add(cell, SUM.after, safe(rated.score[1]!));
    if (this.#same && this.#ways[move] !== 'stayed') this.#offer(body, from, to, rated.score[0]!, rated.score[1]!);
  }

  /** Places of both grades of a move; -1: none. */
  #gradesOf(move: number): [from: number, to: number] {
    return [Math.floor(move / this.#width) - 1, (move % this.#width) - 1];
  }

  #wayOf(from: number, to: number): Way {
    if (from === -1) return to === -1 ? 'stayed' : 'gained';
    if (to === -1) return 'left';
    // Of two scales nobody moved: the letters can't be compared.
    if (!this.#same || from === to) return 'stayed';
    const { grades } = this.#after.content;
    if (grades[from]!.apart === true || grades[to]!.apart === true) return 'beside';
    return to < from ? 'up' : 'down';
  }

  /** By grades moved, then by points; who lost or gained a grade stands behind whoever moved. */
  #offer({ subjectId }: Pick<Packed, 'subjectId'>, from: number, to: number, scoreFrom: number, scoreTo: number): void {
    const graded = from !== -1 && to !== -1;
    const points = Math.abs(scoreTo * this.#scale.after - scoreFrom * this.#scale.before);
    const rank = graded ? Math.abs(to - from) * 1e14 + points : -1;
    if (!this.#most.takes(rank, subjectId)) return;
    this.#most.keep(rank, subjectId, {
      subjectId,
      from: gradeId(this.#before, from),
      to: gradeId(this.#after, to),
      scoreBefore: from === -1 ? null : scoreText(scoreFrom, this.#before.content.score.places),
      scoreAfter: to === -1 ? null : scoreText(scoreTo, this.#after.content.score.places),
    });
  }

  endStep(): void {
    this.#cells.endStep();
  }

  /** What was counted, as it can be given to another thread. */
  counted(): Counted {
    return { cells: this.#cells.groups(), movedMost: this.#most.kept() };
  }

  /** What another counted of other bodies by the same models. */
  join({ cells, movedMost }: Counted): void {
    this.#cells.join(cells);
    this.#most.join(movedMost);
  }

  result(policy: Kernel['policy']): StoredTrial {
    const all = this.#cells.groups();
    const counts = this.#ways.map((_, move) => all.reduce((sum, cell) => sum + cell.counts[move]!, 0));
    const cells = counts.map((count, move) => {
      const [from, to] = this.#gradesOf(move);
      return { from: gradeId(this.#before, from), to: gradeId(this.#after, to), count };
    });
    const gradesOf = ({ content }: Model) => content.grades.map(({ id, title }) => ({ id, title }));
    return {
      subjects: counts.reduce((sum, count) => sum + count, 0),
      scale: this.#same ? 'same' : 'other',
      grades: { before: gradesOf(this.#before), after: gradesOf(this.#after) },
      before: sums(this.#before, cells, 'from'),
      after: sums(this.#after, cells, 'to'),
      matrix: cells.filter(({ count }) => count > 0),
      groups: inOrderOfKeys(GROUPINGS.flatMap((by) => this.#groupsOf(policy, by, all))),
      movedMost: this.#most.values(),
    };
  }

  #groupsOf(policy: Kernel['policy'], by: Grouping, cells: readonly CountedGroup[]): StoredTrial['groups'] {
    const groups = new GroupCounts(this.#ways.length, Object.keys(SUM).length);
    groups.join(cells.map((cell) => ({ ...cell, key: this.#grouper.keyIn(by, cell.key) })));
    return groups.groups().map(({ key: number, counts, sums: [before, after] }) => {
      const key = this.#grouper.nameOf(by, number);
      const sumOf = (isMeant: (move: number) => boolean) => counts.reduce((sum, count, move) => sum + (isMeant(move) ? count : 0), 0);
      const of = (...ways: Way[]) => sumOf((move) => ways.includes(this.#ways[move]!));
      return {
        by,
        key,
        title: groupTitle(policy, by, key, this.#asOf),
        subjects: sumOf(() => true),
        changed: this.#same ? of('up', 'down', 'beside') : null,
        up: this.#same ? of('up') : null,
        down: this.#same ? of('down') : null,
        left: of('left'),
        gained: of('gained'),
        meanBefore: meanOf(
          before!,
          sumOf((move) => this.#gradesOf(move)[0] !== -1),
          this.#before,
        ),
        meanAfter: meanOf(
          after!,
          sumOf((move) => this.#gradesOf(move)[1] !== -1),
          this.#after,
        ),
      };
    });
  }
}

function sums(model: Model, cells: readonly { from: string; to: string; count: number }[], side: 'from' | 'to'): Record<string, number> {
  const all = [...model.content.grades.map(({ id }) => id), NO_GRADE];
  return Object.fromEntries(all.map((id) => [id, cells.reduce((sum, cell) => sum + (cell[side] === id ? cell.count : 0), 0)]));
}
