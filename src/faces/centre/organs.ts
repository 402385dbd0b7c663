import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { organName } from '../../kernel/procedures/index.ts';

/** Name of an organ by its code, once looked up. */
export function organNames(kernel: Pick<Kernel, 'policy'>, language: Language): (code: string) => string {
  const known = new Map<string, string>();
  return (code) => {
    const name = known.get(code) ?? organName(kernel, code, language);
    known.set(code, name);
    return name;
  };
}
