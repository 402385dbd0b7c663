import { Presets, SingleBar } from 'cli-progress';
import type { CommandIo } from '../kernel/capability.ts';

type Progress = ReturnType<CommandIo['progress']>;

/** A bar where standard error is a terminal; in a log, a line at each tenth (or, without a total, each doubling). */
export function startProgress(total: number | null, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY && total !== null ? bar(total, stream) : lines(total, stream);
}

function bar(total: number, stream: NodeJS.WriteStream): Progress {
  const drawn = new SingleBar(
    { format: '{bar} {percentage}% {value}/{total} {note}', stream, hideCursor: true, clearOnComplete: false },
    Presets.shades_classic,
  );
  drawn.start(total, 0, { note: '' });
  return { update: (done, note = '') => drawn.update(done, { note }), stop: () => drawn.stop() };
}

function lines(total: number | null, stream: NodeJS.WriteStream): Progress {
  let next = total === null ? 1000 : Math.max(1, Math.ceil(total / 10));
  return {
    update(done, note) {
      if (done < next) return;
      stream.write(`${done}${total === null ? '' : `/${total}`}${note ? ` ${note}` : ''}\n`);
      while (next <= done) next = total === null ? next * 2 : next + Math.max(1, Math.ceil(total / 10));
    },
    stop: () => undefined,
  };
}
