/** What ties a control to its label, hint and fault. */
export interface Aria {
  id: string;
  name: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}
