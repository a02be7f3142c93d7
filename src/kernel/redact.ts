import { certificateExpiry } from './certificate-expiry.ts';
import { decodedText, isRedacted, shapesOf, withoutShapes } from './credential-shapes.ts';
import { isObject, type Json, JsonFault, type JsonObject, MAX_DEPTH, parseDocument } from './json.ts';
import { isProgramWord } from './redact-commands.ts';
import { byAssignment, byName, graded, marker, textOf, wholly } from './redact-markers.ts';
import { LONGEST_REMEMBERED, REMEMBERED, traitsOf } from './redact-names.ts';
import { assignsSecret, isPlainValue, isSecretName, withoutAssigned } from './secret-names.ts';

/**
 * The one redactor: stands between every document and everything else. Returns a new document in which
 * no secret is left; members keep their place, so pointers into the document stay true.
 */
export function redact(document: Json): Json {
  return walk(document, '');
}

/** A sentence from outside (a reason, a message) without the secrets it quotes. */
export function redactSentence(text: string): string {
  return withoutAssigned(withoutShapes(text));
}

const KUBECONFIG_TEXT = /\bkind["']?\s*:\s*["']?Config\b/;
// Their tags follow a colon, as an assigned value would.
const IMAGES = new Set(['image', 'imageID', 'Image', 'image_id', 'ImageId']);
// In an image reference a password may hold what elsewhere would end one; a digest has no path.
const IMAGE_PASSWORD = /^[^\s@:]+:\S*@[^\s@]+\//;

const harmless = new Set<string>();

function remember(text: string): void {
  if (text.length > LONGEST_REMEMBERED) return;
  if (harmless.size >= REMEMBERED) harmless.clear();
  harmless.add(text);
}

/** How deep the walk is: no API nests beyond the limit, and a walk without one ends where the stack does. */
let depth = 0;

function walk(value: Json, name: string): Json {
  if (typeof value === 'string') return redactText(value, name);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return marker('', ['unreadable']);
  depth += 1;
  try {
    return Array.isArray(value) ? redactList(value, name) : redactObject(value);
  } finally {
    depth -= 1;
  }
}

function redactObject(value: JsonObject): JsonObject {
  if (isSecret(value)) return redactMembers(value, redactSecretMember);
  if (value.kind === 'SecretList' || value.kind === 'List')
    return redactMembers(value, redactItems(value.kind));
  if (value.kind === 'Config' && Array.isArray(value.users)) return marker(textOf(value), ['kubeconfig']);
  const pair = pairOf(value);
  if (pair === undefined) return redactMembers(value, memberOf(value));
  const [name, text] = pair;
  return redactMembers(value, (child, key) => redactMember(child, key === text ? String(value[name]) : key));
}

function pairOf(value: JsonObject): (typeof PAIRS)[number] | undefined {
  for (const pair of PAIRS)
    if (typeof value[pair[0]] === 'string' && Object.hasOwn(value, pair[1])) return pair;
  return undefined;
}

/** What the arguments of a container mean its command tells. */
function memberOf({ command }: JsonObject): (child: Json, key: string) => Json {
  if (!Array.isArray(command)) return redactMember;
  return (child, key) =>
    key === 'args' && Array.isArray(child) ? redactArguments(child, command) : redactMember(child, key);
}

// Settings told as a name beside a value: environment variables, headers, tags, parameters.
const PAIRS = [
  ['name', 'value'],
  ['key', 'value'],
  ['Key', 'Value'],
  ['TagKey', 'TagValue'],
  ['tag_key', 'tag_value'],
  ['ParameterKey', 'ParameterValue'],
] as const;

function redactMember(child: Json, key: string): Json {
  if (child === null || child === '' || typeof child === 'boolean') return child;
  const { whole } = traitsOf(key);
  if (whole !== undefined) return whole === 'as-secret' ? redactWhole(child, key) : wholly(child);
  if (typeof child === 'number') return isSecretName(key) && child > 999 ? wholly(child) : child;
  return walk(child, key);
}

function redactWhole(child: Json, key: string): Json {
  const named = isSecretName(key) || key === 'akId' || key === 'akSecret';
  return named && typeof child === 'string' && !isPlainValue(child) ? byName(child) : wholly(child);
}

const SECRET_TYPE = /^(?:Opaque|(?:bootstrap\.)?kubernetes\.io\/[a-z-]+)$/;

/** Of a list of Secrets, the items do not say their kind. */
function isSecret(value: JsonObject): boolean {
  if (value.kind === 'Secret') return true;
  return typeof value.type === 'string' && isObject(value.data) && SECRET_TYPE.test(value.type);
}

function redactItems(kind: string): (child: Json, key: string) => Json {
  return (child, key) => {
    if (kind !== 'SecretList' || key !== 'items' || !Array.isArray(child)) return redactMember(child, key);
    return mapped(child, (item) =>
      isObject(item) ? redactMembers(item, redactSecretMember) : walk(item, ''),
    );
  };
}

function redactSecretMember(child: Json, key: string): Json {
  if (key !== 'data' && key !== 'stringData') return redactMember(child, key);
  if (isObject(child) && !isRedacted(child)) return redactMembers(child, redactSecretValue);
  return child === null ? null : wholly(child);
}

function redactSecretValue(secret: Json, key: string): Json {
  const notAfter = key === 'tls.crt' && typeof secret === 'string' ? certificateExpiry(secret) : undefined;
  const marker = wholly(secret);
  return notAfter === undefined ? marker : { ...(marker as JsonObject), notAfter };
}

// Copies only when something changed: most objects hold no secret, and copies cost memory.
function redactMembers(value: JsonObject, change: (child: Json, key: string) => Json): JsonObject {
  if (value.redacted === true && isRedacted(value)) return value;
  const keys = Object.keys(value);
  let members: [string, Json][] | undefined;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const before = value[key] as Json;
    const { shown } = traitsOf(key);
    const after = change(before, key);
    if (after !== before || shown !== key)
      members ??= keys.slice(0, index).map((name) => [name, value[name] as Json]);
    members?.push([shown, after]);
  }
  // Made by definition, not by assignment: one to `__proto__` would set the prototype and lose the member.
  return members === undefined ? value : (Object.fromEntries(members) as JsonObject);
}

function redactList(list: Json[], name: string): Json[] {
  if (list.some((item) => typeof item === 'string' && item.startsWith('-'))) return redactArguments(list);
  return mapped(list, (item) => walk(item, name));
}

function mapped(list: Json[], change: (item: Json, index: number) => Json): Json[] {
  let copy: Json[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const before = list[index] as Json;
    const after = change(before, index);
    if (after !== before) {
      copy ??= list.slice();
      copy[index] = after;
    }
  }
  return copy ?? list;
}

/** Command lines: `--token=x` in one element, or `--token` followed by its value. */
function redactArguments(list: Json[], command: Json[] = []): Json[] {
  const first = typeof list[0] === 'string' && !list[0].startsWith('-') ? list[0] : '';
  let programs = command.filter(isProgram).slice(-PROGRAMS);
  return mapped(list, (item, index) => {
    if (isProgram(item)) programs = [...programs, item].slice(-PROGRAMS);
    const program = `${programs.join(' ')} ${first}`;
    if (typeof item !== 'string') return walk(item, '');
    const before = list[index - 1];
    const previous = typeof before === 'string' ? before : '';
    const [, own = '', assigned] = /^--?([A-Za-z][^=\s]*)=([\s\S]*)$/.exec(item) ?? [];
    if (assigned !== undefined) return redactNamed(own, assigned, item);
    const follows = item.startsWith('--') ? undefined : /^--?([A-Za-z][^=\s]*)$/.exec(previous)?.[1];
    if (follows !== undefined && isSecretName(follows) && !isPlainValue(item)) return byName(item);
    if (assignsSecret(`${program} ${previous} ${item}`) && !assignsSecret(`${program} ${previous}`))
      return byAssignment(item);
    return redactText(item, '');
  });
}

// `timeout 5 docker login`: more words than these tell nothing of the flags that follow.
const PROGRAMS = 3;

function isProgram(item: Json): item is string {
  return typeof item === 'string' && isProgramWord(item);
}

function redactNamed(name: string, value: string, whole: string): Json {
  return isSecretName(name) && !isPlainValue(value) ? byName(whole) : redactText(whole, '');
}

// One word without a colon, and shorter than anything that has the shape of a credential.
const SHORT_WORD = /^[A-Za-z0-9._/-]{0,12}$/;

function redactText(text: string, name: string): Json {
  if (name !== '' && isSecretName(name) && !isPlainValue(text)) return byName(text);
  if (name === 'auth' && /^[^:]+:/.test(Buffer.from(text, 'base64').toString('latin1'))) return byName(text);
  if (text.length < 4 || SHORT_WORD.test(text) || harmless.has(text)) return text;
  if (/^\s*[{[]/.test(text)) return redactEmbedded(text);
  const clean = redactPlain(text, name);
  // Of an image less is looked at.
  if (clean === text && !IMAGES.has(name)) remember(text);
  return clean;
}

function redactPlain(text: string, name: string): Json {
  const shapes = shapesOf(text);
  if (shapes.length > 0) return marker(text, shapes);
  if (IMAGES.has(name) && IMAGE_PASSWORD.test(text)) return marker(text, ['registry-password']);
  const decoded = decodedText(text);
  for (const reading of decoded === undefined ? [text] : [text, decoded]) {
    if (KUBECONFIG_TEXT.test(reading) && /\b(?:users|contexts)\b/.test(reading))
      return marker(text, [
        'kubeconfig',
        ...(assignsSecret(reading) ? graded('secret-assignment', reading) : []),
      ]);
    if (!IMAGES.has(name) && assignsSecret(reading)) return byAssignment(text);
  }
  return text;
}

// `meta_data`, `config` and others carry JSON in a string: its members are redacted one by one, so the
// rest of the evidence stays readable.
function redactEmbedded(text: string): Json {
  let inner: Json;
  try {
    inner = parseDocument(text);
  } catch (error) {
    // Which of two members of one name holds a secret is a guess, and no walker can follow such nesting.
    if (error instanceof JsonFault && error.isJson) return marker(text, ['unreadable']);
    return redactPlain(text, '');
  }
  const clean = walk(inner, '');
  return clean === inner ? text : JSON.stringify(clean);
}
