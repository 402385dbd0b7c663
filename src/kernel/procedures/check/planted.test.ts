import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { Checked } from '../../policy/checks/types.ts';
import { walkedOf } from './index.ts';
import { PROCESS } from './testing/planted-process.ts';
import { SHAPE } from './testing/planted-shape.ts';
import { drop, nameAt, without, type Planted } from './testing/planted.ts';
import { exampleOf, faultsIn, shipped, type Example } from './testing/shipped.ts';

let sound: Checked[];
beforeAll(async () => {
  sound = await shipped();
});

function placesOf(plant: Planted[1]): string[] {
  const example = exampleOf(sound);
  plant(example);
  return faultsIn(example.documents).map(({ file, path, code }) => {
    if (!file.includes('/procedure/')) return `${file.split('/').at(-1)} ${code}`;
    return `${nameAt({ content: example.procedure }, path)} ${code}`;
  });
}

test(item(15, 'the shipped procedures pass every rule, on ways that are counted'), () => {
  expect(faultsIn(sound)).toEqual([]);
  const walked = walkedOf(sound);
  expect(walked.procedures).toBe(5);
  expect(walked.ways).toBeGreaterThanOrEqual(walked.procedures * 2);
});

describe(item(15, 'a fault planted in the listing procedure is caught by name'), () => {
  test.each([...PROCESS, ...SHAPE])('%s', (_, plant, expected) => {
    expect(new Set(placesOf(plant))).toEqual(new Set(expected));
  });

  test('with the shortest way that shows it, in the words of the procedure', () => {
    const example = exampleOf(sound);
    example.step('decide-listing').notWho = ['open', 'review'];
    example.step('consent').from.push('unanswered');
    const way = '提出拟办意见 → 发出告知书 → 放弃陈述申辩和听证 → 同意列入 → 决定列入 → 决定书送达，列入名单';
    const [decided] = faultsIn(example.documents, 'zh-CN').filter((each) => each.code === 'DECIDED_BY_PROPOSER');
    expect(decided?.message).toBe(`“已列入”可以由立案或者提出拟办意见的人决定：${way}`);
  });

  test('an edition that takes over running cases and lacks one of their states', () => {
    const example = exampleOf(sound);
    const before = example.documents.find((each) => each.document.id === 'serious-list');
    if (!before) throw new Error('not shipped');
    const next = structuredClone(before);
    Object.assign(next.document, { edition: '2027', inForceFrom: '2027-01-01' });
    next.file = 'national/procedure/next.json';
    const content = next.document.content as Example['procedure'];
    content.running = 'move';
    expect(faultsIn([...example.documents, next])).toEqual([]);
    drop(content.states, (each) => each.id === 'audited');
    for (const step of content.transitions) if (step.id === 'audit') step.to = 'reviewed';
    for (const step of content.transitions) step.from = without(step.from, 'audited');
    const faults = faultsIn([...example.documents, next]).map((each) => `${each.file} ${each.code}`);
    expect(faults).toContain('national/procedure/next.json MOVE_LOSES_STATE');
  });
});
