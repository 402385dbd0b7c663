import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { ProcedureContent } from '../../policy/schemas/procedure.ts';
import { shipped } from '../check/testing/shipped.ts';
import { outlineOf, procedureFiles } from './index.ts';
import { layOut, type Box } from './layout.ts';
import { linesOf, widthOf } from './text.ts';

const DOCS = fileURLToPath(new URL('../../../../docs/procedures/', import.meta.url));
const LANGUAGES = ['zh-CN', 'en'] as const;

let procedures: ProcedureContent[];
beforeAll(async () => {
  const documents = (await shipped()).map((each) => each.document);
  procedures = documents.filter((each) => each.kind === 'procedure').map((each) => each.content as ProcedureContent);
});

test(item(15, 'docs/procedures shows the shipped procedures as they are (npm run procedures)'), async () => {
  const files = await procedureFiles();
  expect((await readdir(DOCS)).sort()).toEqual(files.map((each) => each.name).sort());
  for (const { name, text } of files) expect(await readFile(`${DOCS}${name}`, 'utf8'), name).toBe(text);
});

describe.each(LANGUAGES)('a drawing, %s', (language) => {
  test('has every state and step once, none over another, all inside', () => {
    for (const content of procedures) {
      const { boxes, width, height } = layOut(content, language);
      expect(boxes).toHaveLength(content.states.length + content.transitions.length);
      for (const box of boxes) {
        const { left, right, top, bottom } = sides(box);
        expect(left >= 0 && top >= 0 && right <= width && bottom <= height, box.id).toBe(true);
        for (const other of boxes) if (other !== box) expect(apart(box, other), `${box.id}, ${other.id}`).toBe(true);
      }
    }
  });

  test('has a line for each way into and out of a step', () => {
    for (const content of procedures) {
      const { lines } = layOut(content, language);
      expect(lines.filter((each) => each.arrow)).toHaveLength(content.transitions.length);
      expect(lines).toHaveLength(content.transitions.reduce((sum, each) => sum + each.from.length + 1, 0));
    }
  });

  test('is the same in words: every state with the steps that lead on', () => {
    for (const content of procedures) {
      const outline = outlineOf(content, language);
      expect(outline.map((each) => each.steps.length)).toEqual(
        content.states.map(({ id }) => content.transitions.filter((each) => each.from.includes(id)).length),
      );
    }
  });
});

function sides({ x, y, width, height }: Box) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
function apart(a: Box, b: Box): boolean {
  const [one, two] = [sides(a), sides(b)];
  return one.right <= two.left || two.right <= one.left || one.bottom <= two.top || two.bottom <= one.top;
}

test('texts break after 、 and between words, else anywhere in Chinese, never before a comma', () => {
  expect(linesOf('审核人员、负责人', 10, 60)).toEqual(['审核人员、', '负责人']);
  expect(linesOf('Decide on early removal', 10, 80)).toEqual(['Decide on', 'early removal']);
  expect(linesOf('决定书送达，列入名单', 10, 50)).toEqual(['决定书送达，', '列入名单']);
  expect(widthOf('列入A', 10)).toBe(26);
});
