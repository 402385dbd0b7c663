// Circles between rooms, which no check of modules finds: each import may be right, and two rooms still stand on each other.

/** The room of a module: a folder of a floor; the floor itself for what stands beside its rooms, and in the kernel, which has no such room, the module. */
export function roomOf(source) {
  const [src, floor, room, module] = source.split('/');
  if (module !== undefined) return `${src}/${floor}/${room}`;
  return room === undefined || floor === 'kernel' ? source : `${src}/${floor}`;
}

/** What stands in circles of rooms when the program runs, one import for each step: imports of types are gone by then. */
export function circlesOfRooms(imports) {
  const rooms = new Map();
  for (const { from, to, onlyTypes } of imports) {
    const [room, other] = [roomOf(from), roomOf(to)];
    if (onlyTypes || room === other) continue;
    if (!rooms.has(room)) rooms.set(room, new Map());
    rooms.get(room).set(other, `${from} → ${to}`);
  }
  const behind = (room) => {
    const found = new Set([room]);
    for (const each of found) for (const next of rooms.get(each)?.keys() ?? []) found.add(next);
    return found;
  };
  return [...rooms].flatMap(([room, others]) =>
    [...others].filter(([other]) => behind(other).has(room)).map(([other, because]) => `${room} → ${other} (${because})`),
  );
}
