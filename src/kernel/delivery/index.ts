export { consentsOf, declareConsent, type NewConsent } from './consents.ts';
export { proofFile } from './files.ts';
export { consentOn, standing, type ServedPaper } from './rules.ts';
export { recordAttempt, recordOutcome, servedDays, serviceRules, type NewAttempt, type NewOutcome } from './service.ts';
export { attemptsOf, attemptsOfCases, casesWithSendings } from './store.ts';
export { OUTCOMES, type Attempt, type ConsentStep, type Outcome, type OutcomeKind, type ProofFile } from './types.ts';
