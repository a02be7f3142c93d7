import { assignsSecret, isSecretName, type Redacted, redacted, shapesOf } from './credential-shapes.ts';
import { isObject, type Json, type JsonObject, member } from './json.ts';

/**
 * The one redactor: stands between every document and everything else. Returns a new document in which
 * no secret is left; members keep their place, so pointers into the document stay true.
 */
export function redact(document: Json): Json {
  return walk(document, undefined);
}

// Members whose whole value is a secret, or may carry one, wherever they stand in a cloud document.
const SECRET_MEMBERS = new Set([
  'login_password',
  'password',
  'passwd',
  'user_data',
  'pre_user_data',
  'AccessKeySecret',
  'access_key_secret',
  'SecurityToken',
  'security_token',
  'client-key-data',
  'client-certificate-data',
  'client_key_data',
  'token',
  'bearerToken',
  'id-token',
  'refresh-token',
  'access-token',
  'nodePublishSecret',
  'akSecret',
  'akId',
  'one_time_token',
  'kubectl.kubernetes.io/last-applied-configuration',
  'Password',
  'UserData',
  'PrivateKeyBody',
  'script',
]);
// `config` is a kubeconfig in these answers and a setting elsewhere.
const KUBECONFIG_TEXT = /apiVersion:\s*v1[\s\S]*kind:\s*Config|client-key-data/;

function walk(value: Json, name: string | undefined): Json {
  if (typeof value === 'string') return redactText(value, name);
  if (Array.isArray(value)) {
    let copy: Json[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const before = value[index] as Json;
      const after = walk(before, name === 'args' || name === 'command' ? 'args' : undefined);
      if (after !== before) {
        copy ??= value.slice();
        copy[index] = after;
      }
    }
    return copy === undefined ? value : redactFlags(copy, name);
  }
  if (!isObject(value)) return value;
  return redactObject(value, name);
}

function redactObject(value: JsonObject, name: string | undefined): JsonObject {
  const kind = value.kind;
  if (kind === 'Secret' && isObject(value.metadata)) return redactMembers(value, redactSecretMember);
  if (kind === 'ConfigMap' && isObject(value.metadata)) return redactMembers(value, redactConfigMapMember);
  if (typeof value.name === 'string' && typeof value.value === 'string' && isEnvLike(value)) {
    return redactMembers(value, (child, key) =>
      key === 'value' ? redactSetting(String(value.name), child) : walk(child, key),
    );
  }
  void name;
  return redactMembers(value, (child, key) => {
    if (SECRET_MEMBERS.has(key) && child !== null && child !== '') return wholly(child);
    if ((key === 'args' || key === 'command') && Array.isArray(child)) return redactFlags(child, 'args');
    return walk(child, key);
  });
}

// Copies only when something changed: most objects hold no secret, and copies cost memory.
function redactMembers(value: JsonObject, change: (child: Json, key: string) => Json): JsonObject {
  let copy: JsonObject | undefined;
  for (const key of Object.keys(value)) {
    const before = value[key] as Json;
    const after = change(before, key);
    if (after !== before) {
      copy ??= { ...value };
      // A plain assignment to `__proto__` would set the prototype and lose the member.
      Object.defineProperty(copy, key, {
        value: after,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  }
  return copy ?? value;
}

function isEnvLike(value: JsonObject): boolean {
  return Object.keys(value).every((key) => key === 'name' || key === 'value' || key === 'valueFrom');
}

function redactSecretMember(child: Json, key: string): Json {
  if (key === 'data' || key === 'stringData') {
    return isObject(child)
      ? redactMembers(child, (secret) => wholly(secret))
      : child === null
        ? null
        : wholly(child);
  }
  return walk(child, key);
}

function redactConfigMapMember(child: Json, key: string): Json {
  if ((key === 'data' || key === 'binaryData') && isObject(child)) {
    return redactMembers(child, (text, name) =>
      typeof text === 'string' ? redactSetting(name, text) : walk(text, name),
    );
  }
  return walk(child, key);
}

/** A setting: its name may say that it is a secret, or its text may hold one. */
function redactSetting(name: string, value: Json): Json {
  if (typeof value !== 'string' || value === '') return walk(value, undefined);
  const shapes = shapesOf(value);
  if (shapes.length > 0) return marker(value, shapes);
  if (isSecretName(name)) return marker(value, ['secret-by-name']);
  if (assignsSecret(value)) return marker(value, ['secret-assignment']);
  return value;
}

/** Command lines: `--token=x` in one element, or `--token` followed by its value. */
function redactFlags(list: Json[], name: string | undefined): Json[] {
  if (name !== 'args') return list;
  let copy: Json[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const before = list[index] as Json;
    const previous = list[index - 1];
    const follows =
      typeof previous === 'string' && /^--?[A-Za-z]/.test(previous) && !previous.includes('=')
        ? previous
        : '';
    const after =
      typeof before === 'string'
        ? redactSetting(follows.replace(/^-+/, ''), before)
        : walk(before, undefined);
    if (after !== before) {
      copy ??= list.slice();
      copy[index] = after;
    }
  }
  return copy ?? list;
}

function redactText(text: string, name: string | undefined): Json {
  if (name !== undefined && looksLikeJson(text)) return redactEmbedded(text);
  const shapes = shapesOf(text);
  if (shapes.length > 0) return marker(text, shapes);
  if (KUBECONFIG_TEXT.test(text) && text.includes('apiVersion')) return marker(text, ['kubeconfig']);
  if ((name === 'config' || name === 'custom_config' || name === 'properties') && assignsSecret(text)) {
    return marker(text, ['secret-assignment']);
  }
  return text;
}

function looksLikeJson(text: string): boolean {
  return text.length > 2 && (text.startsWith('{') || text.startsWith('['));
}

// `meta_data`, `config` and others carry JSON in a string: its members are redacted one by one, so the
// rest of the evidence stays readable.
function redactEmbedded(text: string): Json {
  let inner: Json;
  try {
    inner = JSON.parse(text) as Json;
  } catch {
    const shapes = shapesOf(text);
    if (shapes.length > 0) return marker(text, shapes);
    return assignsSecret(text) ? marker(text, ['secret-assignment']) : text;
  }
  const clean = redactNames(walk(inner, undefined));
  return clean === inner ? text : JSON.stringify(clean);
}

function redactNames(value: Json): Json {
  if (Array.isArray(value)) {
    const copy = value.map(redactNames);
    return copy.some((item, index) => item !== value[index]) ? copy : value;
  }
  if (!isObject(value) || member(value, 'redacted') === true) return value;
  return redactMembers(value, (child, key) =>
    typeof child === 'string' && child !== '' && isSecretName(key)
      ? marker(child, ['secret-by-name'])
      : redactNames(child),
  );
}

function wholly(value: Json): Json {
  if (isObject(value) && member(value, 'redacted') === true) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return marker(text, shapesOf(text));
}

function marker(text: string, shapes: readonly string[]): JsonObject {
  return redacted(text, shapes) as Redacted & JsonObject;
}
