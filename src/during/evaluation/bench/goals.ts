/** What `bench evaluate` is held against (issue 6): shares of the time of DuckDB, times faster, seconds, milliseconds, megabytes. */
export const EVALUATE_GOALS = {
  ofDuck: 0.25,
  ofDuckStored: 0.5,
  fasterThanSql: 10,
  fasterThanZen: 100,
  changedSeconds: 1,
  explainedP99: 5,
  whatIfSeconds: 10,
  peakMegabytes: 1500,
  databaseMegabytes: 12_000,
} as const;
