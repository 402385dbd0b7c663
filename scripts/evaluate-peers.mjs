// The peers of `bench evaluate` in a process of their own, so that their memory is not counted as ours: DuckDB, ZEN, and
// json-rules-engine. Told by messages of its parent; answers each with what came out and how long it took.
import { rmSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';

let duck;

async function openDuck({ file, threads, memory }) {
  const instance = await DuckDBInstance.create(file, { threads: String(threads), memory_limit: memory });
  duck = await instance.connect();
  return null;
}

async function runDuck({ sql }) {
  const begun = performance.now();
  const reader = await duck.runAndReadAll(sql);
  const rows = reader
    .getRowObjects()
    .map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value])));
  return { rows, seconds: (performance.now() - begun) / 1000 };
}

async function loadDuck({ sql, file }) {
  await duck.run(sql);
  rmSync(file, { force: true });
  return null;
}

/** One graph: input, expressions, output. Many at a time, since the engine has threads of its own. */
async function runZen({ expressions, inputs, atOnce }) {
  const node = (id, type, content) => ({
    id,
    type,
    name: id,
    position: { x: 0, y: 0 },
    ...(content ? { content } : {}),
  });
  const graph = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      node('in', 'inputNode'),
      node('model', 'expressionNode', { expressions: expressions.map((each, k) => ({ id: `e${k}`, ...each })) }),
      node('out', 'outputNode'),
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'model' },
      { id: 'b', type: 'edge', sourceId: 'model', targetId: 'out' },
    ],
  };
  const engine = new ZenEngine();
  const decision = engine.createDecision(Buffer.from(JSON.stringify(graph)));
  for (const input of inputs.slice(0, 100)) await decision.evaluate(input);
  const begun = performance.now();
  const grades = [];
  for (let k = 0; k < inputs.length; k += atOnce) {
    const results = await Promise.all(inputs.slice(k, k + atOnce).map((input) => decision.evaluate(input)));
    for (const { result } of results) grades.push(Number(result.grade));
  }
  const seconds = (performance.now() - begun) / 1000;
  engine.dispose();
  return { grades, seconds };
}

/** Rules of points go first; the score is a fact that adds up what they gave. */
async function runRules({ program, inputs }) {
  const { linear, groups, rules, start, score } = program;
  let points = [];
  let from = start;
  const grade = { byScore: -1, worst: 0 };
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { all, event } of rules) {
    engine.addRule({
      conditions: { all },
      event: { type: event.type },
      priority: event.type === 'points' || event.type === 'start' ? 10 : 1,
      onSuccess: () => {
        if (event.type === 'points') points[event.at] = event.value;
        else if (event.type === 'start') from = event.value;
        else if (event.type === 'score') grade.byScore = event.at;
        else grade.worst = Math.max(grade.worst, event.at);
      },
    });
  }
  engine.addFact('score', async (_, almanac) => {
    for (const { at, per, cap } of linear) {
      const value = per * (await almanac.factValue(`r${at}`));
      points[at] = per < 0 ? Math.max(value, cap) : Math.min(value, cap);
    }
    const sums = groups.map(({ members, floor, cap }) => {
      const sum = members.reduce((total, at) => total + (points[at] ?? 0), 0);
      return Math.min(cap ?? Infinity, Math.max(floor ?? -Infinity, sum));
    });
    const total = sums.reduce((a, b) => a + b, from);
    const bounded = Math.min(score.cap, Math.max(score.floor, total));
    // A float has a little less or more than the decimal: taken to twelve digits before it is rounded.
    return Math.floor(Number((bounded * score.unit).toPrecision(12)) + 0.5) / score.unit;
  });
  const begun = performance.now();
  const grades = [];
  for (const input of inputs) {
    points = [];
    from = start;
    grade.byScore = -1;
    grade.worst = 0;
    await engine.run(input);
    grades.push(Math.max(grade.byScore, grade.worst));
  }
  return { grades, seconds: (performance.now() - begun) / 1000 };
}

const work = { openDuck, runDuck, loadDuck, runZen, runRules };
async function answer({ id, what, given }) {
  try {
    process.send({ id, answer: await work[what](given) });
  } catch (error) {
    process.send({ id, error: `${what}: ${error.stack ?? error}` });
  }
}
process.on('message', (question) => void answer(question));
process.on('disconnect', () => process.exit(0));
