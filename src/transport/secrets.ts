/** The credential values of this run, kept so that no sentence can carry one of them out. */
export interface Secrets {
  remember(...values: (string | undefined)[]): void;
  /** A text from outside, made fit for a reason: secrets, queries and control characters gone, cut short. */
  clean(text: string): string;
  /** Our own bugs are reported with message and stack: neither may carry what a library put there. */
  cleanError(error: unknown): Error;
}

const LONGEST = 240;

export function createSecrets(): Secrets {
  const known = new Set<string>();
  const secrets: Secrets = {
    remember(...values) {
      for (const value of values) if (value !== undefined && value.length >= 4) known.add(value);
    },
    clean(text) {
      let safe = text;
      for (const secret of known)
        safe = safe.replaceAll(secret, '…').replaceAll(encodeURIComponent(secret), '…');
      safe = safe
        .replace(/\?[^\s"']*[=&][^\s"']*/g, '?…')
        .replace(/(?:LTAI|STS\.)[A-Za-z0-9]{8,}/g, '…')
        .replace(/(?:bearer|basic)\s+\S+/gi, '…')
        .replace(/Credential=\S+|Signature=\S+/g, '…')
        .replace(/eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '…')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals obey them
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
        .trim();
      return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
    },
    cleanError(error) {
      const safe = new Error(secrets.clean(error instanceof Error ? error.message : String(error)));
      const frames =
        error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
      safe.stack = [String(safe), ...frames].join('\n');
      return safe;
    },
  };
  return secrets;
}
