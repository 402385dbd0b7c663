export const INTAKE_JOB = 'intake.run';
