import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { masked, nameOf } from './masks.mjs';

/** Files under one directory; a name is the address without what is random in it, numbered where several share it. */
export function storeIn(root, secrets) {
  const counts = new Map();
  const names = new Map();

  function write(folder, name, text) {
    const path = join(folder, nameOf(name));
    const n = (names.get(path) ?? 0) + 1;
    names.set(path, n);
    const file = join(root, n === 1 ? path : `${path}.${n}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, masked(text, secrets));
    const kind = folder.split('/')[0];
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }

  return {
    part: (folder) => ({
      write: (name, text) => write(folder, name, text),
      answer(answer) {
        const head = [String(answer.status), ...answer.headers.map(([name, value]) => `${name}: ${value}`)];
        write(folder, decoded(answer.url), `${answer.url}\n${head.join('\n')}\n\n${answer.text}\n`);
      },
    }),
    report() {
      for (const [kind, n] of counts) console.log(`crawl: ${kind} ${n}`);
    },
  };
}

function decoded(url) {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
