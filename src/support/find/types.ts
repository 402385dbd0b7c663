/** What the box on top of the workbench found: enough to recognise it, and where it leads. Never anything adverse. */
export interface Hit {
  kind: 'subject' | 'act' | 'case' | 'batch';
  /** Name of a body; number of an act, a case, a batch. */
  label: string;
  /** What tells it from another: code of a body, organ and day of an act, form of a batch; null where there is nothing. */
  detail: string | null;
  /** Without language. */
  address: string;
}

export interface Answer {
  /** The text as it was understood. */
  text: string;
  /** Why nothing was looked up: too short, or a person's number, which is looked up nowhere. */
  problem: 'empty' | 'too_short' | 'person' | null;
  items: Hit[];
}
