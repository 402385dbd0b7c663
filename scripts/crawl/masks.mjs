const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
/** The name of an asset holds the hash of its content, which is saved by itself. */
const ASSET = /-[\w-]{8,12}(\.(?:css|js|svg|woff2|png))/gu;

/** What differs between two runs of the same code, and why; each is replaced by a word of its own. */
const RULES = [
  // Tokens of a session.
  [/(name="_csrf" value=")[^"]*/gu, '$1<csrf>'],
  [/(value=")[^"]*(" name="_csrf")/gu, '$1<csrf>$2'],
  [/("csrf": ")[^"]*/gu, '$1<csrf>'],
  // What stands for a session where somebody's are listed: a part of the hash of its token.
  [/("id": ")[0-9a-f]{24}"/gu, '$1<session>"'],
  // The key with which this installation signs receipts.
  [/("(?:keyId|publicKey)": ")[^"]*/gu, '$1<key>'],
  // How long the demonstration took to load.
  [/(上一次建立用了|Making it took )\d+/gu, '$1<seconds>'],
  [ASSET, '-<asset>$1'],
  // Kinds of garbage collection stand in the order in which they first came.
  [/^nodejs_gc_duration_seconds_.*\n/gmu, ''],
  // Measures of the process at this moment: only what is measured stays.
  [/^((?:process|nodejs|http|pg|xinheng)_\S*(?:\{[^}]*\})?) \S+$/gmu, '$1 <measure>'],
];
const LONGEST_NAME = 150;
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z/gu;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** The day of the city begins eight hours before that of the instants. */
const AHEAD_MS = 8 * 3_600_000;

/** Replaces all that is told of one run and not of its code. `today`: the day of the demonstration. */
export function masked(text, { base, password, data, code, today }) {
  let said = text;
  const own = { '<base>': base, '<host>': new URL(base).host, '<password>': password, '<data>': data, '<code>': code };
  for (const [name, word] of Object.entries(own)) said = said.replaceAll(word, name);
  for (const [rule, name] of RULES) said = said.replaceAll(rule, name);
  // What was loaded is of days before; from the day itself on, the clock of the machine tells the time.
  const midnight = Date.parse(`${today}T00:00:00Z`) - AHEAD_MS;
  said = said.replaceAll(INSTANT, (instant) => (Date.parse(instant) < midnight ? instant : '<instant>'));
  const [year, month, day] = today.split('-').map(Number);
  for (const written of [today, `${year}年${month}月${day}日`, `${day} ${MONTHS[month - 1]} ${year}`])
    said = said.replaceAll(new RegExp(`(${written}(?:, | |))\\d{2}:\\d{2}(?::\\d{2})?`, 'gu'), '$1<time>');
  return numbered(said, UUID, 'id');
}

/** The name of a file for an address: the same in every run. */
export const nameOf = (address) => address.replaceAll('/', '~').replaceAll(UUID, 'ID').replaceAll(ASSET, '-ASSET$1').slice(0, LONGEST_NAME);

/** Random ids: the same one is the same name throughout a file, so that it still shows what refers to what. */
function numbered(text, pattern, name) {
  const names = new Map();
  return text.replaceAll(pattern, (id) => {
    if (!names.has(id)) names.set(id, `<${name}${names.size + 1}>`);
    return names.get(id);
  });
}
