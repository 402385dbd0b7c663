import { pinyin } from 'pinyin-pro';

// A few thousand characters make up all names: each is looked up once.
const known = new Map<string, ReadonlySet<string>>();
const MOST = 50_000;

/** Readings of one character without tones. */
function soundsOf(character: string): ReadonlySet<string> {
  const held = known.get(character);
  if (held) return held;
  const options = { toneType: 'none', type: 'array', multiple: true, nonZh: 'removed' } as const;
  const sounds = new Set(pinyin(character, options).filter((sound) => sound !== ''));
  if (known.size < MOST) known.set(character, sounds);
  return sounds;
}

/** Whether two characters have a reading in common, tones aside: what an input method mixes up. */
export function sameSound(a: string, b: string): boolean {
  const sounds = soundsOf(a);
  for (const sound of soundsOf(b)) if (sounds.has(sound)) return true;
  return false;
}
