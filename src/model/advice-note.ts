/** A reason or condition as a code of the catalogue of messages, with its values. */
export interface AdviceNote {
  code: string;
  values: Readonly<Record<string, string>>;
}
