/** Lines of a byte stream without their newline. A stream that breaks throws `onBreak`; a rest without newline too. */
export async function* readLines(stream: AsyncIterable<Buffer>, onBreak: () => Error): AsyncGenerator<Buffer, undefined> {
  let rest = Buffer.alloc(0);
  const chunks = stream[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await chunks.next().catch(() => {
      throw onBreak();
    });
    if (done) break;
    const all: Buffer = rest.length > 0 ? Buffer.concat([rest, value]) : value;
    let start = 0;
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, start)) {
      yield all.subarray(start, end);
      start = end + 1;
    }
    rest = Buffer.from(all.subarray(start));
  }
  if (rest.length > 0) throw onBreak();
}
