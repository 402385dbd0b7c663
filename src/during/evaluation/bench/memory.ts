import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The most memory that this process held while `work` ran, in megabytes: Linux forgets the peak before when asked to. Where it
 * can't be asked, the peak of the whole process, which is more.
 */
export async function peakOf<R>(work: () => Promise<R>): Promise<{ result: R; megabytes: number }> {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux, or not allowed.
  }
  const result = await work();
  return { result, megabytes: Math.round(peakBytes() / 1e6) };
}

function peakBytes(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
