import type { Identity, IdentityView, Preflight } from '../model/identity.ts';

/** What would stay of an identity's access if RAM deleted it now, and what was not read and may stay too. */
export function preflight(identity: Identity, view: IdentityView): Preflight {
  const remains = identity.access.filter(({ effective }) => effective === true);
  const undecided = identity.access.filter(({ effective }) => effective === null);
  const open = undecided.length > 0 || view.unread.length > 0 || identity.state === 'unknown';
  const verdict = remains.length > 0 ? 'remains' : open ? 'unknown' : 'clear';
  return { identity, verdict, remains, undecided, unread: view.unread };
}

/** The identities that an id or a name means: RAM users and roles have name spaces of their own. */
export function findIdentities(view: IdentityView, wanted: string): Identity[] {
  const byId = view.identities.filter(({ id }) => id === wanted);
  if (byId.length > 0) return byId;
  return view.identities.filter(({ name }) => name !== null && name.toLowerCase() === wanted.toLowerCase());
}
