import type { Kernel } from '../../kernel/context.ts';
import type { FactBytes } from '../../registry/dossiers/index.ts';
import { NO_GRADE, type Evaluator } from '../evaluation/index.ts';
import { GroupCounts, type CountedGroup } from './counts.ts';
import { gradeId, meanOf, sameScale, scoreOf } from './grades.ts';
import { grouper, groupTitle, inOrderOfKeys, unavailable } from './groups.ts';
import { Most, type Kept } from './most.ts';
import { GROUPINGS, type Grouping } from './schemas.ts';
import { scoreText } from './statistics/exact.ts';
import type { Model, StoredTrial } from './types.ts';

/** So many of those that moved most are kept. */
const MOVED = 100;

const FIELD = { subjects: 0, changed: 1, up: 2, down: 3, left: 4, gained: 5, before: 6, after: 7 } as const;
const SUM = { before: 0, after: 1 } as const;

type Moved = StoredTrial['movedMost'][number];

export interface Counted {
  subjects: number;
  matrix: Float64Array;
  groups: Record<Grouping, CountedGroup[]>;
  movedMost: Kept<Moved>[];
}

/** Who has which grade by one model and by the other, counted body by body. */
export class WhatIfTally {
  readonly #before: Model;
  readonly #after: Model;
  readonly #asOf: string;
  readonly #same: boolean;
  readonly #matrix: Float64Array;
  readonly #width: number;
  readonly #groups: Record<Grouping, GroupCounts>;
  readonly #grouper;
  readonly #most = new Most<Moved>(MOVED);
  /** By which both scores are integers of the same number of decimals. */
  readonly #scale: { before: number; after: number };
  #subjects = 0;

  constructor(before: Model, after: Model, asOf: string) {
    this.#before = before;
    this.#after = after;
    this.#asOf = asOf;
    this.#same = sameScale(before, after);
    this.#width = after.content.grades.length + 1;
    this.#matrix = new Float64Array((before.content.grades.length + 1) * this.#width);
    this.#grouper = grouper(asOf);
    const counts = () => new GroupCounts(Object.keys(FIELD).length, Object.keys(SUM).length);
    this.#groups = { district: counts(), industry: counts(), age: counts() };
    const places = Math.max(before.content.score.places, after.content.score.places);
    const scaleOf = ({ content }: Model) => 10 ** (places - content.score.places);
    this.#scale = { before: scaleOf(before), after: scaleOf(after) };
  }

  look(subjectId: string, facts: FactBytes, one: Evaluator, other: Evaluator): void {
    const [speaks, wouldSpeak] = [one.applies(facts), other.applies(facts)];
    if (!speaks && !wouldSpeak) return;
    const from = speaks ? one.gradeOf(facts) : -1;
    const scoreFrom = from === -1 ? Number.NaN : scoreOf(one);
    const to = wouldSpeak ? other.gradeOf(facts) : -1;
    const scoreTo = to === -1 ? Number.NaN : scoreOf(other);
    this.#subjects += 1;
    this.#matrix[(from + 1) * this.#width + to + 1]! += 1;
    const way = this.#wayOf(from, to);
    for (const by of GROUPINGS) this.#count(this.#groups[by], this.#grouper.keyOf(by, facts), from, to, way, scoreFrom, scoreTo);
    if (way !== 0 && this.#same) this.#offer(subjectId, from, to, scoreFrom, scoreTo);
  } // prettier-ignore

  /** 0 = as before, or of two scales; else the field that counts it. A grade beside the order is neither above nor below another. */
  #wayOf(from: number, to: number): number {
    if (from === -1) return to === -1 ? 0 : FIELD.gained;
    if (to === -1) return FIELD.left;
    if (!this.#same || from === to) return 0;
    const { grades } = this.#after.content;
    if (grades[from]!.apart === true || grades[to]!.apart === true) return FIELD.changed;
    return to < from ? FIELD.up : FIELD.down;
  } // prettier-ignore

  #count(groups: GroupCounts, key: number, from: number, to: number, way: number, scoreFrom: number, scoreTo: number): void {
    const place = groups.placeOf(key);
    groups.count(place, FIELD.subjects);
    if (way === FIELD.up || way === FIELD.down) groups.count(place, FIELD.changed);
    if (way !== 0) groups.count(place, way);
    if (from !== -1) {
      groups.count(place, FIELD.before);
      groups.add(place, SUM.before, scoreFrom);
    }
    if (to !== -1) {
      groups.count(place, FIELD.after);
      groups.add(place, SUM.after, scoreTo);
    }
  } // prettier-ignore

  /** By grades moved, then by points; who lost or gained a grade stands behind whoever moved. */
  #offer(subjectId: string, from: number, to: number, scoreFrom: number, scoreTo: number): void {
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
    for (const by of GROUPINGS) this.#groups[by].endStep();
  }

  /** What was counted, as it can be given to another thread. */
  counted(): Counted {
    const groups = (by: Grouping) => this.#groups[by].groups();
    return {
      subjects: this.#subjects,
      matrix: this.#matrix,
      groups: { district: groups('district'), industry: groups('industry'), age: groups('age') },
      movedMost: this.#most.kept(),
    };
  }

  /** What another counted of other bodies by the same models. */
  join({ subjects, matrix, groups, movedMost }: Counted): void {
    this.#subjects += subjects;
    matrix.forEach((count, at) => {
      this.#matrix[at]! += count;
    });
    for (const by of GROUPINGS) this.#groups[by].join(groups[by]);
    this.#most.join(movedMost);
  }

  result(policy: Kernel['policy']): StoredTrial {
    const cells = [...this.#matrix].map((count, at) => ({
      from: gradeId(this.#before, Math.floor(at / this.#width) - 1),
      to: gradeId(this.#after, (at % this.#width) - 1),
      count,
    }));
    const gradesOf = ({ content }: Model) => content.grades.map(({ id, title }) => ({ id, title }));
    return {
      subjects: this.#subjects,
      scale: this.#same ? 'same' : 'other',
      grades: { before: gradesOf(this.#before), after: gradesOf(this.#after) },
      before: sums(this.#before, cells, 'from'),
      after: sums(this.#after, cells, 'to'),
      matrix: cells.filter(({ count }) => count > 0),
      groups: inOrderOfKeys(GROUPINGS.flatMap((by) => this.#groupsOf(policy, by))),
      unavailable: unavailable(),
      movedMost: this.#most.values(),
    };
  }

  #groupsOf(policy: Kernel['policy'], by: Grouping): StoredTrial['groups'] {
    return this.#groups[by].groups().map(({ key: number, counts, sums: [before, after] }) => {
      const key = this.#grouper.nameOf(by, number);
      const of = (field: keyof typeof FIELD) => counts[FIELD[field]]!;
      return {
        by,
        key,
        title: groupTitle(policy, by, key, this.#asOf),
        subjects: of('subjects'),
        changed: this.#same ? of('changed') : null,
        up: this.#same ? of('up') : null,
        down: this.#same ? of('down') : null,
        left: of('left'),
        gained: of('gained'),
        meanBefore: meanOf(before!, of('before'), this.#before),
        meanAfter: meanOf(after!, of('after'), this.#after),
      };
    });
  }
}

function sums(model: Model, cells: readonly { from: string; to: string; count: number }[], side: 'from' | 'to'): Record<string, number> {
  const all = [...model.content.grades.map(({ id }) => id), NO_GRADE];
  return Object.fromEntries(all.map((id) => [id, cells.reduce((sum, cell) => sum + (cell[side] === id ? cell.count : 0), 0)]));
} // prettier-ignore
