// Which tests a change reaches: the pure part of scripts/test-change.mjs, over the texts of the tree.
import { dirname, join } from 'node:path/posix';

/** What reaches tests by other ways than imports: the database, files that are read, how tests run. */
const EVERYTHING = /^(policy|migrations|test\/(support|vectors))\/|^(package(-lock)?\.json|tsconfig[^/]*\.json|vitest[^/]*\.config\.ts)$/;
/** Tests that read the tree or ask every address; those that import the list of all rooms are found by that import. */
export const CROSSING = [
  ...['catalogues', 'centre-crawl', 'forget', 'looks', 'outgoing', 'portal-crawl', 'readme', 'routes', 'schema.lint', 'ux', 'words'].map(
    (name) => `test/${name}.test.ts`,
  ),
  'src/cli/passes.test.ts',
];
const ALL_ROOMS = 'src/capabilities.ts';
/** The server hands the application out as it was built: an import that no file writes. */
export const BUILT = { from: 'src/workbench/capability.ts', to: 'workbench/src/main.tsx' };

const isTest = (file) => /\.test\.(tsx?|mjs)$/.test(file);
const isJourney = (file) => file.startsWith('test/browser/');
/** Whole programs are started, killed and starved: this takes minutes, and .ci/run does it. */
const isFault = (file) => file.startsWith('test/faults/');

/**
 * `texts`: the text of each file of code by its path; `changed`: paths. Gives `everything` (what makes it so) or `tests` and
 * `journeys`, a map each from a test file to why it runs, and `left`: how many that are reached are left to .ci/run.
 */
export function choose(texts, changed) {
  const everything = changed.find((file) => EVERYTHING.test(file));
  const all = [...texts.keys()].filter(isTest);
  if (everything !== undefined) return { everything, all };
  const imports = new Map([...texts].map(([file, text]) => [file, importsOf(file, text, texts)]));
  const reached = reach(imports, changed);
  const [tests, journeys] = [new Map(), new Map()];
  let left = 0;
  for (const file of all) {
    const cause = reached.get(file);
    const ofFaces = cause !== undefined && /^(workbench|test\/browser)\//.test(cause);
    if (isFault(file) || isJourney(file)) {
      if (cause === file || (isJourney(file) && ofFaces)) (isFault(file) ? tests : journeys).set(file, cause);
      else left += Number(cause !== undefined);
    } else if (cause !== undefined) tests.set(file, cause);
    else if (CROSSING.includes(file) || imports.get(file).includes(ALL_ROOMS)) tests.set(file, 'always');
  }
  return { all, tests, journeys, left };
}

/**
 * What stands in a file as a relative path to another: imports, programs that it starts, data that it reads. Imports of types are
 * gone when it runs.
 */
function importsOf(file, text, texts) {
  const named = [...text.replaceAll(/^(import|export) type [^;]*;/gm, '').matchAll(/'(\.{1,2}\/[^'\n]+)'/g)]
    .map(([, path]) => join(dirname(file), path))
    .filter((path) => texts.has(path));
  return file === BUILT.from ? [...named, BUILT.to] : named;
}

/** From each file that imports a changed one, straight or through others, to that changed one, the nearest first. */
function reach(imports, changed) {
  const importers = new Map();
  for (const [file, targets] of imports) for (const target of targets) importers.set(target, [...(importers.get(target) ?? []), file]);
  const causes = new Map(changed.map((file) => [file, file]));
  // A map keeps the order of its keys, and those that are added while it is gone through come too.
  for (const [file, cause] of causes) for (const each of importers.get(file) ?? []) if (!causes.has(each)) causes.set(each, cause);
  return causes;
}
