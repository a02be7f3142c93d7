import type { Identity, IdentityView, Preflight } from '../model/identity.ts';
import { isOfOwnRights } from './ram-access.ts';

const RECYCLE_BIN = 'ims/ListUsersInRecycleBin';

/**
 * What would stay of an identity's access if RAM deleted it now, and what was not read and may stay too.
 * RAM deletes an identity's own rights with it, so they do not stay. A trust policy that names it does: it
 * counts again for the identity that is restored, and for another of that name.
 */
export function preflight(identity: Identity, view: IdentityView): Preflight {
  const ways = identity.access.filter(({ kind }) => kind !== 'ram-policy');
  const remains = ways.filter(({ effective }) => effective === true);
  const undecided = ways.filter(({ effective }) => effective === null);
  // Whoever RAM lists is not in its recycle bin.
  const isListed = identity.state === 'active' || identity.state === 'suspended';
  const unread = view.unread.filter(
    (gap) => !isOfOwnRights(gap) && !(isListed && gap.source === RECYCLE_BIN),
  );
  const open = undecided.length > 0 || unread.length > 0 || identity.state === 'unknown';
  const verdict = remains.length > 0 ? 'remains' : open ? 'unknown' : 'clear';
  return { identity, verdict, remains, undecided, unread };
}

/** Somebody whom no list that was read names. */
export function unreadIdentity(id: string): Identity {
  return {
    id,
    kind: 'unlisted',
    name: null,
    state: 'unknown',
    console: null,
    mfa: null,
    activeKeys: null,
    access: [],
    reach: [],
  };
}

/** The identities that an id or a name means: RAM users and roles have name spaces of their own. */
export function findIdentities(view: IdentityView, wanted: string): Identity[] {
  const byId = view.identities.filter(({ id }) => id === wanted);
  if (byId.length > 0) return byId;
  return view.identities.filter(({ name }) => name !== null && name.toLowerCase() === wanted.toLowerCase());
}
