/** A RAM id in the name of a subject, and what its first digit says it is. */
export interface RamUid {
  uid: string;
  kind: 'user' | 'role' | 'other';
}

// As ACK binds it: the id alone, or with the number of a kubeconfig that was issued anew. A session of a
// role goes by the role's id.
const BOUND = /^(\d{15,19})(?:-\d+)?$/;
const SESSION = /^(3\d{14,18}):.+$/;

/** The RAM id that the name of a User stands for; undefined for names of another form. */
export function ramUidIn(name: string): RamUid | undefined {
  const uid = (BOUND.exec(name) ?? SESSION.exec(name))?.[1];
  if (uid === undefined) return undefined;
  const kind = uid.startsWith('2') ? 'user' : uid.startsWith('3') ? 'role' : 'other';
  return { uid, kind };
}
