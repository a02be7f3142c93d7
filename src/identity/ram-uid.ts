// A RAM UserId, RoleId or account id has 15 to 19 digits. ACK binds it as it is, or with a number behind
// it after a kubeconfig was revoked and issued again.
const BOUND = /^(\d{15,19})(?:-\d+)?$/;

/** The RAM id in the user name of a binding's subject; undefined where the name is none of ACK's making. */
export function ramUidOf(userName: string): string | undefined {
  return BOUND.exec(userName)?.[1];
}
