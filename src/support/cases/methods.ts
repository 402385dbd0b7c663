/** How a paper may be served, in the order in which the law names them. */
export const METHODS = ['in-person', 'left', 'post', 'electronic', 'public-notice'] as const;
