import { createElement, Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Table } from './tables.tsx';

test('a cell of several pieces is one thing beside its head, so that none falls into the column of heads on a phone', () => {
  const cells = [
    '57',
    createElement(Fragment, null, '100%', createElement('span', null, '57/57行')),
    createElement('a', { href: '/x' }, 'x'),
  ];
  const html = renderToStaticMarkup(
    createElement(Table<number>, {
      caption: 'c',
      language: 'zh-CN',
      rows: [1],
      rowKey: String,
      columns: cells.map((cell, n) => ({ head: `h${n}`, cell: () => cell })),
    }),
  );
  expect([...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map((match) => match[1])).toEqual([
    '57',
    '<div>100%<span>57/57行</span></div>',
    '<div><a href="/x">x</a></div>',
  ]);
});
