/** Milliseconds and shares that `bench search` is held against. */
export const SEARCH_GOALS = {
  twoP99: 25,
  timesFaster: 50,
  mistypedP50: 40,
  mistypedP99: 300,
  recallAt10: 0.95,
} as const;
