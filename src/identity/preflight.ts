import type { Identity, IdentityView, Preflight } from '../model/identity.ts';
import { isOfOwnRights } from './ram-access.ts';

/**
 * What would stay of an identity's access if RAM deleted it now, and what was not read and may stay too.
 * RAM deletes an identity's own rights with it, so they do not stay. A trust policy that names it does: it
 * counts again for the identity that is restored, and for another of that name.
 */
export function preflight(identity: Identity, view: IdentityView): Preflight {
  const ways = identity.access.filter(({ kind }) => kind !== 'ram-policy');
  const remains = ways.filter(({ effective }) => effective === true);
  const undecided = ways.filter(({ effective }) => effective === null);
  const unread = view.unread.filter((gap) => !isOfOwnRights(gap));
  const open = undecided.length > 0 || unread.length > 0 || identity.state === 'unknown';
  const verdict = remains.length > 0 ? 'remains' : open ? 'unknown' : 'clear';
  return { identity, verdict, remains, undecided, unread };
}

/** The identities that an id or a name means: RAM users and roles have name spaces of their own. */
export function findIdentities(view: IdentityView, wanted: string): Identity[] {
  const byId = view.identities.filter(({ id }) => id === wanted);
  if (byId.length > 0) return byId;
  return view.identities.filter(({ name }) => name !== null && name.toLowerCase() === wanted.toLowerCase());
}
