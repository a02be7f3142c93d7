/** A RAM id in the name of a user, and what its first digit says it is. */
export interface RamUid {
  uid: string;
  kind: 'user' | 'role' | 'other';
}

// A RAM UserId, RoleId or account id has 15 to 19 digits. ACK binds it as it is, or with a number behind
// it after a kubeconfig was revoked and issued again. A session of a role goes by the role's id.
const BOUND = /^(\d{15,19})(?:-\d+)?$/;
const SESSION = /^(3\d{14,18}):.+$/;

/** The RAM id that the name of a User stands for; undefined where the name is none of ACK's making. */
export function ramUidOf(userName: string): RamUid | undefined {
  const uid = (BOUND.exec(userName) ?? SESSION.exec(userName))?.[1];
  if (uid === undefined) return undefined;
  const kind = uid.startsWith('2') ? 'user' : uid.startsWith('3') ? 'role' : 'other';
  return { uid, kind };
}
