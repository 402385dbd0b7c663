import { t, type Language } from '../../kernel/i18n/types.ts';
import { NO_GRADE } from '../evaluation/index.ts';
import type { Backtested } from './back-test-model.ts';
import { trialMessages } from './messages.ts';
import type { Simulated } from './simulate.ts';

/** What `evaluate simulate` prints without --json. */
export function simulatedText({ subjects, scale, moved, grades }: Simulated, language: Language): string {
  const say = t(language, trialMessages);
  const n = Object.values(moved).reduce((sum, each) => sum + each, 0);
  const word = wordOf(language);
  const moves = Object.entries(moved).map(([way, bodies]) => {
    const [from, to] = way.split('>');
    return say.moved({ from: word(from), to: word(to), n: bodies });
  });
  const lines = Object.entries(grades).map(([grade, bodies]) => say.grade({ grade: word(grade), n: bodies }));
  const head = scale === 'same' ? say.tried({ subjects, n }) : say['tried.other']({ subjects });
  return [head, ...moves, ...lines].join('\n');
}

/** What `evaluate backtest` prints without --json. */
export function backtestedText({ asOf, knownAt, until, result }: Backtested, language: Language): string {
  const say = t(language, trialMessages);
  const word = wordOf(language);
  const { subjects, graded, outcomes, auc, ks, psi, cut } = result;
  const known = (figure: string | null): string => figure ?? say['figure.none']();
  return [
    say.tested({ asOf, knownAt, until, subjects, graded, outcomes }),
    say.figures({ auc: known(auc), ks: known(ks), psi: known(psi) }),
    ...(cut === null ? [] : [say.cut(cut), ...(cut.reversed ? [say['cut.reversed']()] : [])]),
    ...result.distribution.map((row) =>
      say['grade.outcomes']({ grade: word(row.grade), n: row.subjects, outcomes: row.outcomes, rate: known(row.rate) }),
    ),
    ...result.notes.map((note) => (language === 'en' ? note.en : note.zh)),
  ].join('\n');
}

function wordOf(language: Language): (grade: string | undefined) => string {
  return (grade) => (grade === NO_GRADE || grade === undefined ? t(language, trialMessages).none() : grade);
}
