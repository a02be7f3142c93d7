import type { CredentialPlace } from '../../model/facts/secret.ts';

/** The id of an AccessKey is no secret alone, and a check of its own says where it stands. */
const KEY_ID = 'alibaba-access-key-id';
/** Too deeply nested to be looked through: what it holds is not known. */
const UNREADABLE = 'unreadable';
/** The redactor takes these by the name beside the value: of a setting, or in a text. */
const BY_CONTEXT = ['secret-by-name', 'secret-assignment'];
/** Says nothing alone: manifests of Secrets and kubeconfigs are often templates, and may only name files. */
const FORMS = ['secret-manifest', 'kubeconfig', 'high-entropy', 'placeholder'];
/** Of such a name nothing but a password is the value, however simple it is. */
const PASSWORD = /pass(?:word|wd|phrase)$|(?:^|[^a-z])pwd$/i;
/** Parts that take the place of a password in examples are shorter. */
const SHORTEST = 4;

/**
 * Whether a value in a text that anybody may read is a credential: it has the shape of one; or a name says so
 * and it looks random; or it is the whole value of a setting that is called a password.
 */
export function isCredential({ path, shapes, value }: CredentialPlace): boolean {
  if (shapes.some(isOwnShape)) return true;
  if (shapes.includes('placeholder')) return false;
  const byContext = shapes.some((shape) => BY_CONTEXT.includes(shape));
  if (byContext && shapes.includes('high-entropy')) return true;
  const whole = typeof value === 'object' && value !== null && !Array.isArray(value);
  const length = whole ? Number(value.length) : 0;
  return shapes.includes('secret-by-name') && length >= SHORTEST && PASSWORD.test(path);
}

export function isUnreadable({ shapes }: CredentialPlace): boolean {
  return shapes.includes(UNREADABLE);
}

/** How a value was graded tells people nothing. */
export function shownShapes(places: readonly CredentialPlace[]): string[] {
  const shapes = new Set(places.flatMap((place) => place.shapes));
  for (const grade of ['high-entropy', 'placeholder']) shapes.delete(grade);
  return [...shapes].sort();
}

function isOwnShape(shape: string): boolean {
  return shape !== KEY_ID && shape !== UNREADABLE && !BY_CONTEXT.includes(shape) && !FORMS.includes(shape);
}
