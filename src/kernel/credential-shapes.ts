import { sha256 } from './hash.ts';

/** What stands where a secret stood: enough to judge by, nothing to use. */
export interface Redacted {
  redacted: true;
  length: number;
  shapes: string[];
  /** SHA-256 of an AccessKey id, so that findings can be joined with the account's key list. */
  keyIdHash?: string;
}

const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['alibaba-access-key-id', /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9])/],
  ['alibaba-sts-token-id', /(?<![A-Za-z0-9])STS\.[A-Za-z0-9]{16,}/],
  ['ack-ram-authenticator-token', /k8s-ack-v2\.[A-Za-z0-9_=-]{8,}/],
  ['aws-access-key-id', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/],
  ['json-web-token', /eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/],
  ['private-key', /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/],
  ['github-token', /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/],
  ['gitlab-token', /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{16,}/],
  ['slack-token', /(?<![A-Za-z0-9])xox[abposr]-[A-Za-z0-9-]{10,}/],
  ['google-api-key', /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}/],
  ['url-password', /[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/@]+@/i],
  ['kubeconfig', /client-key-data|client-certificate-data/],
  ['registry-credential', /"auths"\s*:\s*\{|"auth"\s*:\s*"/],
];
// One test that rules out nearly every string before the list is walked.
const ANY_SHAPE =
  /LTAI|STS\.|k8s-ack-v2|AKIA|ASIA|eyJ|PRIVATE KEY|gh[pousr]_|github_pat_|glpat-|xox[abposr]-|AIza|:\/\/[^\s/]*@|client-(?:key|certificate)-data|"auths?"/;

/** The credential shapes seen in a value, in the order of the list; empty for ordinary text. */
export function shapesOf(text: string): string[] {
  if (!ANY_SHAPE.test(text)) return [];
  return SHAPES.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

const SECRET_WORDS =
  'pass(?:word|wd|phrase)?|pwd|secret|token|credential|api[-_.]?key|access[-_.]?key|private[-_.]?key|signing[-_.]?key|encryption[-_.]?key|auth(?:orization)?';
const SECRET_NAME = new RegExp(`(?:^|[^a-z])(?:${SECRET_WORDS})(?:s?$|s?[^a-z]|[0-9])`, 'i');
const CAMEL = /([a-z0-9])([A-Z])/g;
// Names that carry a reference, a setting or a place, not the secret itself.
const NOT_A_SECRET_NAME =
  /(?:name|names|ref|path|file|files|dir|url|uri|endpoint|host|ttl|expir\w*|duration|seconds|minutes|enabled?|disabled?|type|mode|issuer|audience|policy|rotation|length|provider|version|region|arn|id)$/i;

/** Whether a setting of this name (env, flag, key of a ConfigMap) carries a secret by its name. */
export function isSecretName(name: string): boolean {
  const words = name.replace(CAMEL, '$1_$2');
  return SECRET_NAME.test(words) && !NOT_A_SECRET_NAME.test(words);
}

const ASSIGNMENT = /(?:^|[\s,;&?{"'-])([A-Za-z][A-Za-z0-9_.-]{1,60})["']?\s*[:=]\s*["']?([^\s"',;&}]{4,})/g;

/** Whether free text assigns a value to a secret name: `--token=…`, `password: …`, `"secretKey":"…"`. */
export function assignsSecret(text: string): boolean {
  for (const [, name, value] of text.matchAll(ASSIGNMENT)) {
    if (
      name !== undefined &&
      value !== undefined &&
      isSecretName(name) &&
      !/^\$[({]|^<|^\{\{|^(?:true|false|null|none)$/i.test(value)
    ) {
      return true;
    }
  }
  return false;
}

export function redacted(text: string, shapes: readonly string[]): Redacted {
  const marker: Redacted = { redacted: true, length: text.length, shapes: [...shapes] };
  const keyId = /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9])/.exec(text);
  if (keyId !== null) marker.keyIdHash = sha256(keyId[0]);
  return marker;
}
