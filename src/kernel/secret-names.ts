import { passwordsOf } from './redact-commands.ts';

// A setting of such a name carries a secret: words that stand alone (AK and SK are what people call the two
// halves of an AccessKey), ...
const WORD =
  /(?:^|[^a-z])(?:(?:pass(?:word|wd|phrase)?|pwd|secret|token|credential|cookie|(?:api|access|account|private|signing|encryption|session|master|secret)[-_.]?key|auth(?:orization)?)(?:s?$|s?[^a-z]|\d)|[as]k(?:$|[^a-z]))/i;
// ... and words that mean nothing else, so that they may be run together with others (`PGPASSWORD`).
const ANYWHERE =
  /passwo?r?d|passphrase|(?:secret|token|credentials?|(?:require|db|user|root|admin|mysql|redis|smtp|key|store)pass|masterauth|(?:secret|access|account|api|private)[-_.]?key(?:[-_.]?secret)?)$/i;
const CAMEL = /([a-z0-9])([A-Z])/g;
// Names that carry a reference, a setting or a place, not the secret itself.
const NOT_THE_SECRET =
  /(?:name|names|namespace|ref|refs|path|file|files|dir|url|uri|endpoint|host|ttl|expir\w*|expired?|duration|seconds|minutes|enabled?|disabled?|type|types|mode|issuer|audiences?|policy|rotation|length|age|provider|version|region|arn|id|ids|count|status|state|time|date|last_?used|required|prevention|attempts?|hash|algorithm|format|key_?pair)$/i;
// Where the next page begins; which answers of the metadata service a node gives.
const HARMLESS = /^(?:next[-_]?token|https?[-_]?tokens?)$/i;

const REMEMBERED = 20_000;
const answers = new Map<string, boolean>();

/** Whether a setting of this name (env, flag, member of a document) carries a secret by its name. */
export function isSecretName(name: string): boolean {
  const known = answers.get(name);
  if (known !== undefined) return known;
  const words = name.replace(CAMEL, '$1_$2');
  const answer =
    (WORD.test(words) || ANYWHERE.test(name)) && !NOT_THE_SECRET.test(words) && !HARMLESS.test(name);
  // The names of a fleet repeat a thousandfold; hostile ones could go on for ever.
  if (answers.size < REMEMBERED && name.length < 200) answers.set(name, answer);
  return answer;
}

const PLAIN =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|required|optional|enabled?|disabled?|always|never|auto|default|basic|bearer|digest|oidc|webhook|rbac|\*+|x{3,}|\.{3,}|…)$/i;
// `$(VAR)`, `${VAR}`, `$VAR`, `{{ .Values.x }}`, `<your-token>`, `secret://…`: told where the secret is.
const REFERENCE =
  /^(?:\$\([^()]*\)|\$\{[^{}]*\}|\$[A-Z_][A-Z0-9_]*|\{\{[^{}]*\}\}|<[^<>]*>|(?:vault|secret|kms):\S*)$/;

/** Whether a value is too plain to be a secret, or only refers to one. */
export function isPlainValue(value: string): boolean {
  const text = value.trim();
  return text === '' || PLAIN.test(text) || REFERENCE.test(text);
}

// `YOUR_API_KEY`, `INSERT_TOKEN`, `SECRET`, `{{token}}`, `$HOME/token`: what an example asks to replace, or a place. A default such
// as `changeme` is none: it opens what nobody changed.
const PLACEHOLDER =
  /^(?:[A-Z]+(?:_[A-Z]+)+|(?:MY_?)?(?:SECRET|PASSWORD|TOKEN|KEY|VALUE)|(?:insert|replace|enter|put|your)[-_ ](?:with|by|me|the|a|an|own|your|here|password|passwd|secret|token|key|api|access|value)\b.*|\{\{.*\}\}|\$\{?[A-Z_][A-Z0-9_]*\}?\/[\w./-]*)$/;

/** Whether a value only stands where a secret is to be put. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value.trim());
}

const MAY_ASSIGN = /pass|pwd|secret|token|credential|key|auth|cookie|(?:^|[^a-z])[as]k(?![a-z])/i;
// `name=value`; `name: value` and `"name":"value"`. A bare colon would take `csi-secrets-store:v1` for one.
// The value is only looked at: it may hold the next assignment.
const ASSIGNMENT =
  /(?:^|[\s,;&?{[("'=-])([A-Za-z][A-Za-z0-9_.-]{1,60})["']?[ \t]*(?:=[ \t]*|:[ \t]+|:(?=["']))(?=(?:"([^"]+)|'([^']+)|([^\s"',;&})]{3,})))/g;
const STRONG =
  /(?:^|[\s,;{("'])((?:\w{0,40}[_.-])?(?:password|passwd|pwd|secret|token)):([^\s"',;&})/]{3,})/gi;
const FLAG = /(?:^|[\s"'])--?([A-Za-z][A-Za-z0-9_.-]{1,60})\s+(?:"([^"]+)|'([^']+)|([^\s"'-][^\s"']{2,}))/g;
// Of Redis and its configuration, which puts nothing but a space before the value.
const DIRECTIVE = /(?:^|[\s"'])(requirepass|masterauth)[ \t]+(?:"([^"]+)|'([^']+)|([^\s"'-][^\s"']{2,}))/gi;
const FORMS = [ASSIGNMENT, STRONG, FLAG, DIRECTIVE];

/** Whether free text assigns a value to a secret name: `--token=…`, `password: …`, `"secretKey":"…"`. */
export function assignsSecret(text: string): boolean {
  return findSecret(text) !== undefined;
}

/** The text without the values that it assigns to secret names. */
export function withoutAssigned(text: string): string {
  let safe = text;
  for (let value = findSecret(safe); value !== undefined; value = findSecret(safe))
    safe = safe.replaceAll(value, '…');
  return safe;
}

function findSecret(text: string): string | undefined {
  return secretsIn(text).next().value;
}

/** As many as tell what kind they are: a text may hold thousands. */
const MOST = 100;

/** The values that a text assigns to secret names. */
export function assignedSecrets(text: string): string[] {
  return secretsIn(text).take(MOST).toArray();
}

function* secretsIn(text: string): Generator<string, undefined> {
  // Of `user:$PASSWORD` the user may be known.
  yield* passwordsOf(text).filter((value) => !isPlainValue(value.replace(/^[\w.-]+:(?=.)/, '')));
  if (!MAY_ASSIGN.test(text)) return;
  for (const form of FORMS) {
    for (const [, name = '', ...values] of text.matchAll(form)) {
      const value = values.find((item) => item !== undefined) ?? '';
      if (isSecretName(name) && !isPlainValue(value)) yield value;
    }
  }
}
