/** What a visitor may try, in the order of the page, each with the test that holds the refusal. */
export const ATTEMPTS = ['no-basis', 'no-notice', 'own-case', 'own-proposal', 'person', 'alter-record', 'alter-log'] as const;
export type AttemptId = (typeof ATTEMPTS)[number];

export interface HoldingTest {
  file: string;
  title: string;
  /** What must stand in the file, where the title is put together from a table. */
  stands: readonly string[];
}

const named = (file: string, title: string): HoldingTest => ({ file, title, stands: [`'${title}'`] });

export const HELD_BY: Readonly<Record<AttemptId, readonly HoldingTest[]>> = {
  'no-basis': [
    {
      file: 'src/registry/intake/fates/fates.test.ts',
      title: 'MISSING_FIELD is rejected',
      stands: ["'%s is %s'", "['MISSING_FIELD', 'rejected'"],
    },
  ],
  'no-notice': [
    named(
      'src/kernel/procedures/rights.test.ts',
      'a notice that was not served carries no decision, until it is served and its window is over',
    ),
  ],
  'own-case': [named('src/kernel/procedures/service.test.ts', 'an internal matter between two people')],
  'own-proposal': [
    named(
      'src/registry/publicity/review/amend.test.ts',
      'two people, three working days from the decision, then 410 with the reason (行政处罚法 §48)',
    ),
  ],
  person: [
    {
      file: 'src/registry/intake/fates/fates.test.ts',
      title: 'NATURAL_PERSON is rejected',
      stands: ["'%s is %s'", "['NATURAL_PERSON', 'rejected'"],
    },
    named('src/kernel/policy/check.test.ts', 'an unknown kind is named'),
  ],
  'alter-record': [named('src/kernel/journal/verify.test.ts', 'any altered content, salt or leaf is found at its place')],
  'alter-log': [named('src/kernel/access/logs.test.ts', 'even the owner of the tables cannot change or remove a row by a slip')],
};
