import { expect, test } from 'vitest';
import { placeInWords } from './place.ts';

const FILE = {
  content: {
    indicators: [{ title: { zh: '行政处罚', en: 'Penalties' }, points: { cap: '1', bands: [{ to: '3' }] } }],
    cutoffs: [{ grade: 'A', from: '85' }],
  },
};

test.each([
  ['/content/indicators/0/points/cap', '指标“行政处罚” › 分值 › 上限', 'indicators “Penalties” › points › cap'],
  [
    '/content/indicators/0/points/bands/0/to',
    '指标“行政处罚” › 分值 › 分段第1条 › 至',
    'indicators “Penalties” › points › bands no. 1 › to',
  ],
  ['/content/cutoffs/0/from', '分数线“A” › 起', 'cut-offs “A” › from'],
  ['/model/content/cutoffs/7', '分数线第8条', 'cut-offs no. 8'],
  ['/title/zh', '名称 › 中文', 'title › Chinese'],
  ['/content/unheard', 'unheard', 'unheard'],
  ['', '', ''],
])('%s', (pointer, zh, en) => {
  const document = pointer.startsWith('/model') ? { model: FILE } : FILE;
  expect([placeInWords(document, pointer, 'zh-CN'), placeInWords(document, pointer, 'en')]).toEqual([zh, en]);
});
