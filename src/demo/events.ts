import type { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../kernel/context.ts';

type Deed = (kernel: Kernel) => Promise<void>;

/** What is done on which day, in the order of its adding where it is the same day; with the kernel of that day. */
export class Events {
  private readonly byDay = new Map<string, Deed[]>();

  on(day: Temporal.PlainDate, deed: Deed): this {
    const key = day.toString();
    this.byDay.set(key, [...(this.byDay.get(key) ?? []), deed]);
    return this;
  }

  with(others: Events): this {
    for (const [day, deeds] of others.byDay) this.byDay.set(day, [...(this.byDay.get(day) ?? []), ...deeds]);
    return this;
  }

  of(day: Temporal.PlainDate): readonly Deed[] {
    return this.byDay.get(day.toString()) ?? [];
  }

  /** All, day by day. */
  inOrder(): readonly (readonly [day: string, deed: Deed])[] {
    return [...this.byDay].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([day, deeds]) => deeds.map((deed) => [day, deed] as const));
  }
}
