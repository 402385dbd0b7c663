import { POLICY_DIRECTORY, readPolicyFiles } from '../../policy/files.ts';
import { parseDocument } from '../../policy/validate.ts';
import { sheetsOf, type SheetFile } from './sheet.ts';

export { outlineOf } from './outline.ts';

/** The files of docs/procedures/, from the shipped procedures. Throws TypeError for a file that breaks its schema. */
export async function procedureFiles(): Promise<SheetFile[]> {
  const files = await readPolicyFiles(POLICY_DIRECTORY, ['national']);
  return sheetsOf(
    files
      .filter(({ file }) => file.startsWith('national/procedure/'))
      .map(({ file, text }) => {
        const { document } = parseDocument(file, text);
        if (document === null) throw new TypeError(file);
        return document;
      }),
  );
}
