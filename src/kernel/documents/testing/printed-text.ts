import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PaperContent } from '../render.ts';

interface Node {
  text?: unknown;
  [key: string]: unknown;
}

const compiler = NodeCompiler.create({ fontArgs: [] });

/** Lays a paper out by itself and reads back what stands on it, paragraph by paragraph, as the layout engine has it. */
export function printedText(paper: PaperContent): string[] {
  const layout = readFileSync(new URL('../layout.typ', import.meta.url), 'utf8');
  const { result } = compiler.compile({ mainFileContent: layout, inputs: { paper: JSON.stringify(paper) } });
  if (result === null) throw new Error('layout');
  return (compiler.query(result, { selector: 'par' }) as Node[]).map(textOf);
}

function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { text, body, children, child } = node as Node;
  return typeof text === 'string' ? text : [body, children, child].map(textOf).join('');
}
