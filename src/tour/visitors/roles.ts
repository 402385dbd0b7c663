/** The body whose owner the tour lets in, and another that nobody in it acts for (docs/demonstration.md). */
export const OWN_FIRM = { name: '示例市示例甲食品有限公司', uscc: '91509900MATE5T025F' } as const;
export const OTHER_FIRM = { name: '示例市示例零号商贸有限公司', uscc: '91509900MATE5T017L' } as const;

export const ROLE_CARDS = ['passer-by', 'owner', 'clerk', 'reviewer', 'director', 'officer'] as const;
export type RoleCard = (typeof ROLE_CARDS)[number];

/** Where each card leads: first the face's home, then what its text speaks of. All but the first card are accounts. */
export const PLACES = {
  'passer-by': ['/', `/subjects/${OWN_FIRM.uscc}`, '/figures/timeliness'],
  owner: ['/centre', `/centre/${OWN_FIRM.uscc}/notices`, `/centre/${OWN_FIRM.uscc}/looked`],
  clerk: ['/workbench', '/workbench/intake', '/workbench/intake/returned'],
  reviewer: ['/workbench', '/workbench/publicity/held'],
  director: ['/workbench', '/workbench/figures/weekly'],
  officer: ['/workbench', '/workbench/cases', '/field'],
} as const satisfies Record<RoleCard, readonly string[]>;
