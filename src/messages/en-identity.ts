/** Words of the identity reports. */
export const enIdentity = {
  identity: {
    title: 'Identities with a way into a cluster',
    others: ['{count} identity has no way into a cluster', '{count} identities have no way into a cluster'],
    none: 'No identity has a way into a cluster.',
    kind: {
      'root-account': 'account root',
      'ram-user': 'RAM user',
      'ram-role': 'RAM role',
      unlisted: 'not in RAM',
    },
    state: {
      active: 'active',
      suspended: 'disabled',
      'in-recycle-bin': 'in the recycle bin',
      deleted: 'deleted',
      unknown: 'state unknown',
    },
    access: {
      kubeconfig: 'kubeconfig',
      binding: 'binding',
      'identity-mapping': 'identity mapping',
      activity: 'requests within the last week',
    },
    effective: { yes: 'open', no: 'closed', unknown: 'unknown' },
    expires: 'expires {date}',
    lastUse: 'last request {date}',
    console: 'console {value}',
    mfa: 'MFA {value}',
    keys: ['{count} active key', '{count} active keys'],
    on: 'on',
    off: 'off',
    notRead: 'not read',
    unread: 'Not read: more ways may exist',
    needs: 'needs {cure}',
    preflight: {
      clear: 'Nothing would stay: {name} may be deleted.',
      remains: 'Do not delete {name} yet: this would stay.',
      unknown: 'Nobody can say: what follows was not read.',
      undecided: 'Not told whether it is open',
    },
  },
} as const;
