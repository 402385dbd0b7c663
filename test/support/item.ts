/** Title of a test that shows something of a policy item; `npm run map` joins items to tests by it. */
export function item(number: number, behaviour: string): string {
  return `[item ${number}] ${behaviour}`;
}
