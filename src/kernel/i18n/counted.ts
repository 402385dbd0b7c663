/** A number with its English noun: "1 day", "2 days". */
export function counted(n: number | string, noun: string, many = `${noun}s`): string {
  return `${n} ${Number(n) === 1 ? noun : many}`;
}
