import type { Language } from '../../i18n/types.ts';
import { t } from '../../i18n/types.ts';
import { newestOfEach } from '../../policy/editions.ts';
import type { CasePeriod, CaseState, CaseTransition, LegalBasis, ProcedureContent } from '../../policy/schemas/procedure.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import { procedureMessages } from '../messages.ts';
import { whoMay } from '../names.ts';
import { drawingFile } from './drawing.tsx';
import { byWhom, textOf } from './layout.ts';
import { diagramMessages } from './messages.ts';
import { outlineOf } from './outline.ts';

export interface SheetFile {
  name: string;
  text: string;
}

/** A page and two drawings for the newest edition of each procedure, in the order of ids. */
export function sheetsOf(documents: readonly PolicyDocument[]): SheetFile[] {
  const procedures = documents.filter((each) => each.kind === 'procedure') as PolicyDocument<ProcedureContent>[];
  return newestOfEach(procedures)
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .flatMap((document) => [
      { name: `${document.id}.md`, text: `${sheet(document, 'zh-CN')}\n${sheet(document, 'en')}` },
      ...(['zh-CN', 'en'] as const).map((language) => ({
        name: drawingName(document.id, language),
        text: drawingFile(document, language),
      })),
    ]);
}

const drawingName = (id: string, language: Language): string => `${id}.${language === 'en' ? 'en' : 'zh'}.svg`;

type Say = (typeof diagramMessages)['zh'];

function sheet(document: PolicyDocument<ProcedureContent>, language: Language): string {
  const { content, edition, inForceFrom: from, verified: mark, note, title } = document;
  const say = t(language, diagramMessages);
  const names = namesOf(content, language);
  const level = language === 'en' ? '#'.repeat(2) : '#';
  const parts = [
    `${level} ${textOf(title, language)}`,
    [say['head.edition']({ edition, from, mark }), ...(note ? [textOf(note, language)] : [])].join('\n\n'),
    section(say['head.basis'](), level, content.basis.map((each) => `- ${basisIn(each, say)}`).join('\n')),
    section(
      say['head.drawing'](),
      level,
      `![${say['drawing.title']({ name: textOf(title, language) })}](${drawingName(document.id, language)})`,
    ),
    section(say['head.order'](), level, outlineIn(content, language)),
    section(say['head.states'](), level, statesIn(content, language, say, names)),
    section(say['head.steps'](), level, stepsIn(content, language, say, names)),
    ...(content.periods.length > 0 ? [section(say['head.periods'](), level, periodsIn(content, language, say, names))] : []),
    ...(content.documents.length > 0 ? [section(say['head.papers'](), level, papersIn(content, language, say, names))] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const section = (title: string, level: string, text: string): string => `${level}# ${title}\n\n${text}`;

/** Titles of states, steps, periods, papers and fields by id, each kind on its own. */
function namesOf(content: ProcedureContent, language: Language) {
  const of = (entries: readonly { id: string; title: { zh: string; en: string } }[]) => {
    const titles = new Map(entries.map((each) => [each.id, textOf(each.title, language)]));
    return (id: string): string => titles.get(id) ?? id;
  };
  return {
    state: of(content.states),
    step: of(content.transitions),
    /** A step, or the opening. */
    act: (id: string): string => (id === 'open' ? t(language, procedureMessages)['step.open']() : of(content.transitions)(id)),
    period: of(content.periods),
    paper: of(content.documents),
    field: of([...content.opening.fields, ...content.transitions.flatMap((each) => each.fields)]),
  };
}
type Names = ReturnType<typeof namesOf>;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((each) => each.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function basisIn({ instrument, article, verified: mark }: LegalBasis, say: Say): string {
  return say['basis']({ instrument, article, mark });
}

function outlineIn(content: ProcedureContent, language: Language): string {
  return outlineOf(content, language)
    .map(({ state, steps }, i) => [`${i + 1}. ${state}`, ...steps.map((each) => `    - ${each}`)].join('\n'))
    .join('\n');
}

function statesIn(content: ProcedureContent, language: Language, say: Say, names: Names): string {
  return table(
    [say['column.state'](), say['column.about'](), say['column.party']()],
    content.states.map((state, i) => [
      textOf(state.title, language),
      aboutState(state, i, language, say, names),
      state.party ? textOf(state.party, language) : '',
    ]),
  );
}

function aboutState(state: CaseState, i: number, language: Language, say: Say, names: Names): string {
  if (state.end) return say['state.end']();
  if (i === 0) return say['state.start']();
  const ends = state.adverse?.ends;
  if (!ends) return '';
  if ('period' in ends) return say['adverse.period']({ name: names.period(ends.period) });
  if ('condition' in ends) return say['adverse.condition']({ name: textOf(ends.condition, language) });
  return say['adverse.life']({ name: basisIn(ends.life, say) });
}

function stepsIn(content: ProcedureContent, language: Language, say: Say, names: Names): string {
  return table(
    [say['column.step'](), say['column.way'](), say['column.who'](), say['column.when'](), say['column.needs'](), say['column.rule']()],
    content.transitions.map((step) => [
      textOf(step.title, language),
      `${step.from.map(names.state).join(' / ')} → ${names.state(step.to)}`,
      byWhom(step, language),
      whenIn(step, say, names).join(say['list']()),
      needsIn(step, language, say, names).join(say['list']()),
      step.rule ? basisIn(step.rule, say) : '',
    ]),
  );
}

function whenIn(step: CaseTransition, say: Say, names: Names): string[] {
  const { on, notHeavierThan } = step;
  const apart = step.notWho.map(names.act).join(say['and']());
  return [
    ...(on && 'passed' in on ? [say['when.passed']({ name: names.period(on.passed) })] : []),
    ...(on && 'served' in on ? [say['when.upon']({ name: names.paper(on.served) })] : []),
    ...step.served.map((id) => say['when.served']({ name: names.paper(id) })),
    ...step.notBefore.map((id) => say['when.before']({ name: names.period(id) })),
    ...step.notAfter.map((id) => say['when.after']({ name: names.period(id) })),
    ...(apart === '' ? [] : [say['when.apart']({ name: apart })]),
    ...(notHeavierThan === undefined ? [] : [say['when.lighter']({ name: names.step(notHeavierThan) })]),
  ];
}

function needsIn(step: CaseTransition, language: Language, say: Say, names: Names): string[] {
  return [
    ...step.fields.map((each) => {
      const name = textOf(each.title, language);
      return each.required ? name : say['needs.optional']({ name });
    }),
    ...(step.papers ?? []).map((each) =>
      say[each.required ? 'needs.paper' : 'needs.optionalPaper']({ name: textOf(each.title, language) }),
    ),
    ...step.makes.map((id) => say['makes']({ name: names.paper(id) })),
  ];
}

function periodsIn(content: ProcedureContent, language: Language, say: Say, names: Names): string {
  return table(
    [
      say['column.period'](),
      say['column.length'](),
      say['column.from'](),
      say['column.about'](),
      say['column.who'](),
      say['column.rule'](),
    ],
    content.periods.map((period) => [
      textOf(period.title, language),
      t(language, procedureMessages)[`length.${period.unit}`]({ n: period.length }),
      startIn(period, say, names),
      say[`kind.${period.kind}`](),
      whoMay(language, [period.owner]),
      basisIn(period.basis, say),
    ]),
  );
}

function startIn({ from }: CasePeriod, say: Say, names: Names): string {
  if ('served' in from) return say['from.served']({ name: names.paper(from.served) });
  if ('field' in from) return say['from.field']({ name: names.field(from.field) });
  return from.step === 'open' ? say['from.open']() : say['from.step']({ name: names.step(from.step) });
}

function papersIn(content: ProcedureContent, language: Language, say: Say, names: Names): string {
  return table(
    [say['column.paper'](), say['column.serve']()],
    content.documents.map((paper) => {
      const enclosed = (paper.with ?? []).map(names.paper).join(say['list']());
      if (!paper.serve) return [textOf(paper.title, language), say['serve.no']()];
      return [textOf(paper.title, language), enclosed === '' ? say['serve.yes']() : say['serve.with']({ name: enclosed })];
    }),
  );
}
