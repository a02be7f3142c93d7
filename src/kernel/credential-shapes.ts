import { sha256 } from './hash.ts';

/** What stands where a secret stood: enough to judge by, nothing to use. */
export interface Redacted {
  redacted: true;
  length: number;
  shapes: string[];
  /** SHA-256 of an AccessKey id, so that findings can be joined with the account's key list. */
  keyIdHash?: string;
  /** Of a `tls.crt`: when the certificate ends (RFC 3339). A certificate is public; nothing else of it is kept. */
  notAfter?: string;
}

const KEY_ID = /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9])/;

const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['alibaba-access-key-id', KEY_ID],
  ['alibaba-sts-token-id', /(?<![A-Za-z0-9])STS\.[A-Za-z0-9]{16,}/],
  ['ack-ram-authenticator-token', /k8s-ack-v2\.[A-Za-z0-9_=-]{8,}/],
  ['aws-access-key-id', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/],
  // Not far within other letters: each of a million beginnings would be followed to the end.
  ['json-web-token', /(?<![A-Za-z0-9_-]{64})eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/],
  // To its end, or as far as the text goes.
  [
    'private-key',
    /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?:[\s\S]*?-----END [A-Z0-9 ]*PRIVATE KEY-----|[\s\S]*)/,
  ],
  ['github-token', /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/],
  ['gitlab-token', /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{16,}/],
  ['slack-token', /(?<![A-Za-z0-9])xox[abposr]-[A-Za-z0-9-]{10,}/],
  ['google-api-key', /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}/],
  ['stripe-key', /(?<![A-Za-z0-9])[sr]k_(?:live|test)_[A-Za-z0-9]{10,}/],
  // Bounded, for a hostile text could have it begin at every letter.
  // A port before a path is none; a password may hold a slash that should have been encoded.
  [
    'url-password',
    /(?<![a-z+.-])[a-z][a-z0-9+.-]{0,40}:\/\/[^\s/:@]{0,1024}:(?!\d+\/)(?:(?!:\/\/)[^\s@]){1,1024}@/i,
  ],
  ['dsn-password', /(?<![^\s:@/'"])[^\s:@/'"]+:[^\s@/'"]{1,1024}@(?:tcp|tcp6|unix)?\(/],
  // `user:password@registry/…`; after the `@` of a digest no path follows.
  ['registry-password', /(?<![^\s"'=,;([{])[^\s:@/"'=]+:[^\s:@/"']+@[\w.-]+(?::\d+)?\//],
  // Who knows such an address may post.
  [
    'webhook-url',
    /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[^\s"']{8,}|\/open-apis\/bot\/v2\/hook\/[\w-]{8,}|\/cgi-bin\/webhook\/send\?key=[\w-]{8,}|discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{8,}/i,
  ],
  [
    'url-token',
    /[?&](?:[\w-]*(?:token|secret|password|passwd|pwd|signature|access_?key(?:_?id)?|api_?key)|sig)=[^&\s"']{4,}/i,
  ],
  ['authorization-header', /\b(?:Bearer|Basic)\s+(?=[A-Za-z._~+/-]*[0-9=])[A-Za-z0-9._~+/=-]{8,}/i],
  ['client-key', /client-key-data["']?[ \t]*:[ \t]*["']?[A-Za-z0-9+/]{16}/],
  ['kubeconfig', /client-key-data|client-certificate-data/],
  ['secret-manifest', /(?:^|[\n,{])\s*"?kind"?\s*:\s*"?Secret\b/],
  ['registry-credential', /"auths"\s*:\s*\{|"auth"\s*:\s*"/],
];
// One test that rules out nearly every string before the list is walked.
const ANY_SHAPE =
  /LTAI|STS\.|k8s-ack-v2|AKIA|ASIA|eyJ|PRIVATE KEY|gh[pousr]_|github_pat_|glpat-|xox[abposr]-|AIza|[sr]k_(?:live|test)_|:\/\/[^\s/]*:|@\w{0,4}\(|:[^\s:@/]+@[\w.-]+(?::\d+)?\/|hooks\.slack|\/webhooks?\/|\/v2\/hook\/|[?&][\w-]*=|(?:bearer|basic)\s|client-(?:key|certificate)-data|kind"?\s*:\s*"?Secret|"auths?"/i;

// How base64 of a PEM block, a kubeconfig, JSON, a script, cloud-init or MIME begins.
const ENCODED =
  /^(?:LS0tLS1CRUdJTi|YXBpVmVyc2lvb|a2luZDog|ey[A-Za-z0-9]|IyEv|I2Nsb3VkLWNvbmZpZ|Q29udGVudC1)[A-Za-z0-9+/=\s_-]+$/;

/** The credential shapes seen in a value, in the order of the list; empty for ordinary text. */
export function shapesOf(text: string): string[] {
  const decoded = decodedText(text);
  if (decoded !== undefined) return [...new Set([...shapesIn(text), ...shapesIn(decoded)])];
  return shapesIn(text);
}

function shapesIn(text: string): string[] {
  if (!ANY_SHAPE.test(text)) return [];
  return SHAPES.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

/** What base64 of a well-known beginning holds; undefined for any other text. */
export function decodedText(text: string): string | undefined {
  return text.length >= 16 && ENCODED.test(text) ? Buffer.from(text, 'base64').toString('utf8') : undefined;
}

/** A sentence without what has the shape of a credential; for reasons and messages, which stay texts. */
export function withoutShapes(text: string): string {
  if (!ANY_SHAPE.test(text)) return text;
  return SHAPES.reduce(
    (safe, [, pattern]) => safe.replace(new RegExp(pattern, `g${pattern.flags}`), '…'),
    text,
  );
}

export function redacted(text: string, shapes: readonly string[]): Redacted {
  const marker: Redacted = { redacted: true, length: text.length, shapes: [...shapes] };
  const keyId = KEY_ID.exec(text);
  if (keyId !== null) marker.keyIdHash = sha256(keyId[0]);
  return marker;
}

/** Shapes of markers that no pattern gives. */
const BY_PLACE = ['secret-by-name', 'secret-assignment', 'high-entropy', 'placeholder', 'unreadable'];
const MEMBERS = new Set(['redacted', 'length', 'shapes', 'keyIdHash', 'notAfter']);
const INSTANT = /^[+-]?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Whether a value is a marker that this redactor made: anything else that calls itself one is not believed. */
export function isRedacted(value: object): value is Redacted {
  const { redacted: is, length, shapes, keyIdHash, notAfter } = value as Partial<Redacted>;
  return (
    is === true &&
    Number.isSafeInteger(length) &&
    Array.isArray(shapes) &&
    shapes.every((shape) => BY_PLACE.includes(shape) || SHAPES.some(([name]) => name === shape)) &&
    (keyIdHash === undefined || (typeof keyIdHash === 'string' && /^[0-9a-f]{64}$/.test(keyIdHash))) &&
    (notAfter === undefined || (typeof notAfter === 'string' && INSTANT.test(notAfter))) &&
    Object.keys(value).every((name) => MEMBERS.has(name))
  );
}
