// Made by `npm run api-types`. Do not edit.
export const policyDraftsList = {
  path: "/api/v1/policy/drafts",
  name: "policy-drafts",
  columns: [{"key":"title","zh":"名称","en":"Title","kind":"text","heading":true},{"key":"name","zh":"编号","en":"Id","kind":"code"},{"key":"inForceFrom","zh":"施行","en":"In force","kind":"day"},{"key":"draftedBy","zh":"起草人","en":"Drafted by","kind":"code"},{"key":"draftedAt","zh":"起草时间","en":"Drafted at","kind":"time"},{"key":"changes","zh":"改动","en":"Changes","kind":"number"}],
  orders: [{"key":"at","zh":"按起草时间，晚的在前","en":"by the time of drafting, the latest first"}],
  filters: [],
  whole: true,
} as const;
