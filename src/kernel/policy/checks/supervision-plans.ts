import { scaledBy } from '../decimal.ts';
import { overlap } from '../editions.ts';
import { fault, type PlainFault } from '../fault.ts';
import type { GradeScaleContent } from '../schemas/grade-scale.ts';
import type { ModelContent } from '../schemas/model.ts';
import type { OrgansContent } from '../schemas/organs.ts';
import type { PlanLine, SupervisionPlanContent } from '../schemas/supervision-plan.ts';
import { ofKind, type Checked } from './types.ts';

type Plan = Checked<SupervisionPlanContent>;

/** Levels of texts that may ask more of one body than of others; a local default or a normative document is none. */
const MAY_BE_STRICT: readonly string[] = ['law', 'regulation', 'central-policy', 'local-regulation', 'rule'];

/** What a schema can't say of plans of graded supervision. */
export function checkSupervisionPlans(documents: readonly Checked[]): PlainFault[] {
  const organs = new Set(
    ofKind<OrgansContent>(documents, 'organs').flatMap(({ document }) => document.content.organs.map(({ code }) => code)),
  );
  const plans = ofKind<SupervisionPlanContent>(documents, 'supervision-plan');
  return plans.flatMap((plan) => {
    const scale = scaleOf(plan, documents);
    return [
      ...checkHead(plan, organs),
      ...scale.faults,
      ...checkCover(plan, scale),
      ...checkLines(plan),
      ...checkOrder(plan, scale.ordered),
      ...checkNoGrade(plan, scale.ordered),
      ...checkAlone(plan, plans),
    ];
  });
}

function checkHead({ file, jurisdiction, document: { content } }: Plan, organs: ReadonlySet<string>): PlainFault[] {
  const { issuedBy, activation, completeness, missing } = content;
  const shipped = jurisdiction !== '';
  return [
    ...(organs.has(issuedBy) ? [] : [fault(file, '/content/issuedBy', 'DANGLING', { name: issuedBy })]),
    ...(shipped && activation !== null ? [fault(file, '/content/activation', 'ACTIVATION_SHIPPED', {})] : []),
    ...(completeness === 'partial' && missing === undefined ? [fault(file, '/content/missing', 'PARTIAL_UNSAID', {})] : []),
    ...(completeness === 'complete' && missing !== undefined ? [fault(file, '/content/missing', 'COMPLETE_WITH_GAPS', {})] : []),
  ];
}

interface Scale {
  /** Grades in their order, best first. */
  ordered: readonly string[];
  /** Beside the order, as M of the tax scale. */
  apart: readonly string[];
  /** False: what the plan names is not there, so that its lines can't be compared. */
  known: boolean;
  faults: PlainFault[];
}

function scaleOf(plan: Plan, documents: readonly Checked[]): Scale {
  const { file, document } = plan;
  const { kind, model, received } = document.content.scale;
  const [own, other] = kind === 'model' ? (['model', 'received'] as const) : (['received', 'model'] as const);
  const name = { model, received }[own];
  const has = { model, received }[other] !== undefined;
  const faults = [
    ...(name === undefined ? [fault(file, '/content/scale', 'PLAN_SCALE_NEEDS', { name: own })] : []),
    ...(has ? [fault(file, `/content/scale/${other}`, 'PLAN_SCALE_HAS', { name: other })] : []),
  ];
  // Every edition of the scale that holds while the plan does: a grade of any of them must have its line.
  const all = kind === 'model' ? modelGrades(documents, name, document) : receivedGrades(documents, name, document);
  if (name !== undefined && all.length === 0) faults.push(fault(file, `/content/scale/${own}`, 'DANGLING', { name }));
  const apart = [...new Set(all.filter((each) => each.apart).map(({ id }) => id))];
  const ordered = [...new Set(all.map(({ id }) => id))].filter((id) => !apart.includes(id));
  return { ordered, apart, known: all.length > 0, faults };
}

type GradeOf = { id: string; apart: boolean };

function modelGrades(documents: readonly Checked[], id: string | undefined, held: Held): GradeOf[] {
  return ofKind<ModelContent>(documents, 'model')
    .filter(({ document }) => document.id === id && overlap(document, held))
    .flatMap(({ document }) => document.content.grades.map((each) => ({ id: each.id, apart: each.apart === true })));
}

function receivedGrades(documents: readonly Checked[], id: string | undefined, held: Held): GradeOf[] {
  return ofKind<GradeScaleContent>(documents, 'grade-scale')
    .filter(({ document }) => document.id === id && overlap(document, held))
    .flatMap(({ document }) => document.content.values.map(({ value }) => ({ id: value, apart: false })));
}

type Held = { inForceFrom: string; inForceTo: string | null };

/** Every grade of the scale has one line, and so has "no grade"; no line stands for a grade that the scale lacks. */
function checkCover({ file, document: { content } }: Plan, { ordered, apart, known }: Scale): PlainFault[] {
  const grades = content.lines.map(({ grade }) => grade);
  const twice = grades.flatMap((grade, i) =>
    grades.indexOf(grade) < i ? [fault(file, `/content/lines/${i}/grade`, 'CODE_TWICE', { name: grade ?? 'null' })] : [],
  );
  const none = grades.includes(null) ? [] : [fault(file, '/content/lines', 'NO_GRADE_WITHOUT_LINE', {})];
  if (!known) return [...twice, ...none];
  const all = [...ordered, ...apart];
  return [
    ...twice,
    ...none,
    ...all.filter((name) => !grades.includes(name)).map((name) => fault(file, '/content/lines', 'GRADE_WITHOUT_LINE', { name })),
    ...grades.flatMap((name, i) =>
      name === null || all.includes(name) ? [] : [fault(file, `/content/lines/${i}/grade`, 'DANGLING', { name })],
    ),
  ];
}

function checkLines({ file, document: { content } }: Plan): PlainFault[] {
  return content.lines.flatMap(({ inspection, reminders, facilitation, stricter }, i) => {
    const path = `/content/lines/${i}`;
    const bare = (at: string, { basis }: { basis: string }) =>
      basis.trim() === '' ? [fault(file, `${path}/${at}/basis`, 'LINE_WITHOUT_BASIS', {})] : [];
    const { from, to } = inspection.ratio;
    return [
      ...bare('inspection', inspection),
      ...bare('inspection/ratio', inspection.ratio),
      ...reminders.flatMap((each, k) => bare(`reminders/${k}`, each)),
      ...facilitation.flatMap((each, k) => bare(`facilitation/${k}`, each)),
      ...(to !== undefined && percent(to) < percent(from)
        ? [fault(file, `${path}/inspection/ratio/to`, 'RATIO_REVERSED', { from, to })]
        : []),
      ...stricter.flatMap(({ id, basis }, k) =>
        basis.some(({ level }) => MAY_BE_STRICT.includes(level))
          ? []
          : [fault(file, `${path}/stricter/${k}/basis`, 'STRICTER_WITHOUT_BASIS', { name: id })],
      ),
    ];
  });
}

/** Whoever has the worse grade is not looked at less: else the plan would reward it. */
function checkOrder({ file, document: { content } }: Plan, ordered: readonly string[]): PlainFault[] {
  const lines = ordered.flatMap((id) => {
    const at = content.lines.findIndex(({ grade }) => grade === id);
    return at < 0 ? [] : [{ at, name: id, ratio: content.lines[at]!.inspection.ratio }];
  });
  return lines.flatMap(({ at, name, ratio }, i) => {
    const better = lines[i - 1];
    if (better === undefined || percent(better.ratio.from) <= percent(ratio.from)) return [];
    return [fault(file, `/content/lines/${at}/inspection/ratio`, 'RATIO_ORDER', { name, better: better.name })];
  });
}

/** No grade is not a bad grade: such bodies are treated as the ordinary ones at most. */
function checkNoGrade({ file, document: { content } }: Plan, ordered: readonly string[]): PlainFault[] {
  const { ordinary: name, lines } = content;
  const at = lines.findIndex(({ grade }) => grade === null);
  const usual = lines.find(({ grade }) => grade === name);
  if (usual === undefined) return [fault(file, '/content/ordinary', 'DANGLING', { name })];
  const worst = ordered.length > 1 && ordered.at(-1) === name;
  const faults = worst ? [fault(file, '/content/ordinary', 'ORDINARY_WORST', { name })] : [];
  if (at < 0 || !harsher(lines[at]!, usual)) return faults;
  return [...faults, fault(file, `/content/lines/${at}`, 'NO_GRADE_HARSHER', { name })];
}

function harsher(line: PlanLine, than: PlanLine): boolean {
  const most = ({ inspection: { ratio } }: PlanLine) => percent(ratio.to ?? ratio.from);
  const usual = new Set(than.stricter.map(({ id }) => id));
  const [visits, allowed] = [line.inspection.visitsAtMost, than.inspection.visitsAtMost];
  return (
    most(line) > most(than) || (allowed !== null && (visits === null || visits > allowed)) || line.stricter.some(({ id }) => !usual.has(id))
  );
}

/** Of one organ, for one trade and place, one plan at a time; the narrower trade goes before the wider. */
function checkAlone(plan: Plan, plans: readonly Plan[]): PlainFault[] {
  const { issuedBy, appliesTo } = plan.document.content;
  const trades = (of: SupervisionPlanContent['appliesTo']) => of.industries ?? [''];
  const rival = plans.find(({ document }) => {
    const other = document.content.appliesTo;
    return (
      document.id < plan.document.id &&
      document.content.issuedBy === issuedBy &&
      overlap(document, plan.document) &&
      other.kinds.some((kind) => appliesTo.kinds.includes(kind)) &&
      trades(other).some((trade) => trades(appliesTo).includes(trade)) &&
      (other.districts ?? ['']).some((a) => (appliesTo.districts ?? ['']).some((b) => a.startsWith(b) || b.startsWith(a)))
    );
  });
  return rival === undefined ? [] : [fault(plan.file, '/content/appliesTo', 'PLANS_OVERLAP', { name: rival.document.id })];
}

const percent = (text: string): bigint => scaledBy(text, 2);
