export interface AccessKey {
  id: string;
  secret: string;
  /** Set for a session key: it is refused without its token. */
  securityToken?: string | undefined;
}

/** A request as it came over the wire. */
export interface Incoming {
  method: string;
  path: string;
  query: [string, string][];
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
  /** The body's parameters where it is a form: older clients send everything there. */
  form: [string, string][];
}
