import { shapesOf } from './credential-shapes.ts';
import { sha256 } from './hash.ts';

// Members whose whole value is a secret, or may carry one, wherever they stand in a document.
const SECRET_MEMBERS = new Set([
  'login_password',
  'password',
  'Password',
  'passwd',
  'token',
  'bearerToken',
  'id-token',
  'refresh-token',
  'access-token',
  'AccessKeySecret',
  'access_key_secret',
  'SecurityToken',
  'security_token',
  'user_data',
  'pre_user_data',
  'UserData',
  'client-key-data',
  'client-certificate-data',
  'client_key_data',
  'nodePublishSecret',
  'akSecret',
  'akId',
  'one_time_token',
  'PrivateKeyBody',
  'script',
]);
// What kubectl and other tools keep of the manifest that was applied, Secrets included.
const APPLIED =
  /\/(?:last-applied(?:-configuration)?|applied|original-configuration)$|^kapp\.k14s\.io\/original$/;

/** The names and texts of a fleet repeat a thousandfold, and each is tried against dozens of patterns. */
export const REMEMBERED = 20_000;
export const LONGEST_REMEMBERED = 200;

/** What the name of a member alone tells. */
interface NameTraits {
  /** How its value goes as a whole. */
  whole: 'as-secret' | 'as-copy' | undefined;
  /** As it may be shown. */
  shown: string;
}

const traits = new Map<string, NameTraits>();
let lastName = '';
let lastTraits: NameTraits = { whole: undefined, shown: '' };

/** The same, found once for each name. */
export function traitsOf(name: string): NameTraits {
  // Asked twice of each member.
  if (name === lastName) return lastTraits;
  let found = traits.get(name);
  if (found === undefined) {
    const whole = SECRET_MEMBERS.has(name) ? 'as-secret' : APPLIED.test(name) ? 'as-copy' : undefined;
    found = { whole, shown: safeName(name) };
    if (traits.size >= REMEMBERED) traits.clear();
    if (name.length <= LONGEST_REMEMBERED) traits.set(name, found);
  }
  lastName = name;
  lastTraits = found;
  return found;
}

/** A name may be a credential itself, as where things are told by their AccessKey id. */
function safeName(name: string): string {
  return shapesOf(name).length > 0 ? `redacted-${sha256(name).slice(0, 16)}` : name;
}
