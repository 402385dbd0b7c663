export { expected18, expectedOrg } from './alphabet.ts';
export { checkUscc, isValidUscc, type UsccCheck, type UsccFinding } from './check.ts';
export { codeFaults } from './command/report.ts';
export { composeUscc, type UsccParts } from './compose.ts';
export { extractCodes } from './extract.ts';
export { wrongCharacter, type WrongCharacter } from './fold.ts';
export { looksLikeIdentityNumber } from './identity.ts';
export { nearMisses } from './near.ts';
export { knownRegion } from './tables.ts';
