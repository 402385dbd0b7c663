import { expect, test } from 'vitest';
import { circlesOfRooms, roomOf } from './circles.mjs';

const line = (from, to, onlyTypes = false) => ({ from, to, onlyTypes });

test('a circle of rooms is found where no module stands in one, over as many rooms as it takes', () => {
  const house = [
    line('src/kernel/a/rules.ts', 'src/kernel/b/index.ts'),
    line('src/kernel/b/other.ts', 'src/kernel/c/index.ts'),
    line('src/registry/x/index.ts', 'src/kernel/a/index.ts'),
    line('src/kernel/c/one.ts', 'src/kernel/ids/index.ts'),
    line('src/kernel/b/store.ts', 'src/kernel/b/index.ts'),
  ];
  expect(circlesOfRooms(house)).toEqual([]);
  expect(circlesOfRooms([...house, line('src/kernel/c/two.ts', 'src/kernel/a/types.ts', true)])).toEqual([]);
  expect(circlesOfRooms([...house, line('src/kernel/c/two.ts', 'src/kernel/a/rules.ts')])).toEqual([
    'src/kernel/a → src/kernel/b (src/kernel/a/rules.ts → src/kernel/b/index.ts)',
    'src/kernel/b → src/kernel/c (src/kernel/b/other.ts → src/kernel/c/index.ts)',
    'src/kernel/c → src/kernel/a (src/kernel/c/two.ts → src/kernel/a/rules.ts)',
  ]);
});

test('what stands beside the rooms of a floor is one room, but each module beside those of the kernel', () => {
  expect(['src/kernel/open.ts', 'src/kernel/db/pool.ts', 'src/tour/home.tsx', 'src/tour/law/try.ts', 'src/server.ts'].map(roomOf)).toEqual([
    'src/kernel/open.ts',
    'src/kernel/db',
    'src/tour',
    'src/tour/law',
    'src/server.ts',
  ]);
  expect(
    circlesOfRooms([line('src/tour/home.tsx', 'src/tour/law/page.tsx'), line('src/tour/law/try.ts', 'src/tour/roles.ts')]),
  ).toHaveLength(2);
});
