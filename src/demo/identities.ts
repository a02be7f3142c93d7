import { ids } from './ids.ts';

/** Who the account's people, machines and roles are; what RAM says of them is in ram.ts. */
export interface Identity {
  uid: string;
  name: string;
  kind: 'RootAccount' | 'RamUser' | 'RamRole';
  /** `Deleted` ones are not in RAM's lists any more. */
  state: 'Active' | 'InActive' | 'Deleted';
}

export const people = {
  root: { uid: '1234567890123456', name: 'example-company', kind: 'RootAccount', state: 'Active' },
  alice: { uid: '201234567890120001', name: 'alice', kind: 'RamUser', state: 'Active' },
  bob: { uid: '201234567890120002', name: 'bob', kind: 'RamUser', state: 'Active' },
  carol: { uid: '201234567890120003', name: 'carol', kind: 'RamUser', state: 'InActive' },
  ciDeploy: { uid: '201234567890120004', name: 'ci-deploy', kind: 'RamUser', state: 'Active' },
  dan: { uid: '201234567890120005', name: 'dan', kind: 'RamUser', state: 'Active' },
  erin: { uid: '201234567890120006', name: 'erin', kind: 'RamUser', state: 'Active' },
  frank: { uid: '201234567890120007', name: 'frank', kind: 'RamUser', state: 'Active' },
  grace: { uid: '201234567890120008', name: 'grace', kind: 'RamUser', state: 'Active' },
  tom: { uid: '201234567890120091', name: 'tom', kind: 'RamUser', state: 'Deleted' },
  uma: { uid: '201234567890120092', name: 'uma', kind: 'RamUser', state: 'Deleted' },
  // In RAM's recycle bin: gone from the lists, but it can come back with the same id.
  victor: { uid: '201234567890120093', name: 'victor', kind: 'RamUser', state: 'Deleted' },
  platformAdmin: {
    uid: '301234567890123401',
    name: 'AliyunReservedSSO-PlatformAdmin',
    kind: 'RamRole',
    state: 'Active',
  },
  deployBot: { uid: '301234567890123402', name: 'deploy-bot', kind: 'RamRole', state: 'Active' },
  oldPipeline: { uid: '301234567890123491', name: 'old-pipeline', kind: 'RamRole', state: 'Deleted' },
  monitoring: {
    uid: '301234567890123411',
    name: 'aliyunserviceroleforarms',
    kind: 'RamRole',
    state: 'Active',
  },
} as const satisfies Record<string, Identity>;

export type Person = keyof typeof people;

/** What one identity holds in one cluster. */
export interface Grant {
  cluster: string;
  who: Person;
  certificate: 'Unexpired' | 'Expired' | 'Unissued' | 'Unknown' | 'Removed';
  /** Days from now; negative for the past. */
  expiresInDays?: number;
  /** ClusterRole of the binding that is there, whatever became of the certificate. */
  role?: 'cluster-admin' | 'cs:admin' | 'cs:ops' | 'cs:ns:dev';
  namespace?: string;
  /** Time of issue behind the uid in the certificate's name; the binding may name either. */
  suffix?: string;
  /** Seen in the audit log within the last seven days. */
  active?: true;
  /** Issued to a cloud service. */
  service?: string;
}

export const grants: readonly Grant[] = [
  { cluster: ids.shopProd, who: 'root', certificate: 'Unexpired', expiresInDays: 700, role: 'cluster-admin' },
  {
    cluster: ids.shopProd,
    who: 'alice',
    certificate: 'Unexpired',
    expiresInDays: 25,
    role: 'cs:ops',
    active: true,
  },
  {
    cluster: ids.shopProd,
    who: 'bob',
    certificate: 'Unexpired',
    expiresInDays: 900,
    role: 'cs:admin',
    suffix: '1721037220',
  },
  {
    cluster: ids.shopProd,
    who: 'carol',
    certificate: 'Unexpired',
    expiresInDays: 410,
    role: 'cs:ns:dev',
    namespace: 'shop',
  },
  {
    cluster: ids.shopProd,
    who: 'ciDeploy',
    certificate: 'Unexpired',
    expiresInDays: 200,
    role: 'cs:ns:dev',
    namespace: 'shop',
    active: true,
  },
  {
    cluster: ids.shopProd,
    who: 'dan',
    certificate: 'Expired',
    expiresInDays: -40,
    role: 'cs:ns:dev',
    namespace: 'shop',
  },
  { cluster: ids.shopProd, who: 'erin', certificate: 'Unissued' },
  { cluster: ids.shopProd, who: 'frank', certificate: 'Removed', role: 'cs:ops' },
  {
    cluster: ids.shopProd,
    who: 'tom',
    certificate: 'Unexpired',
    expiresInDays: 237,
    role: 'cs:admin',
    suffix: '1689384740',
    active: true,
  },
  { cluster: ids.shopProd, who: 'uma', certificate: 'Expired', expiresInDays: -300, role: 'cs:ops' },
  { cluster: ids.shopProd, who: 'victor', certificate: 'Removed', role: 'cs:ns:dev', namespace: 'ops' },
  {
    cluster: ids.shopProd,
    who: 'platformAdmin',
    certificate: 'Unexpired',
    expiresInDays: 330,
    role: 'cs:admin',
  },
  {
    cluster: ids.shopProd,
    who: 'deployBot',
    certificate: 'Unexpired',
    expiresInDays: 60,
    role: 'cs:ns:dev',
    namespace: 'ops',
  },
  {
    cluster: ids.shopProd,
    who: 'oldPipeline',
    certificate: 'Unexpired',
    expiresInDays: 150,
    role: 'cs:ns:dev',
    namespace: 'ops',
  },
  { cluster: ids.shopProd, who: 'monitoring', certificate: 'Unexpired', expiresInDays: 300, service: 'ARMS' },
  { cluster: ids.mediaProd, who: 'root', certificate: 'Unissued' },
  {
    cluster: ids.mediaProd,
    who: 'tom',
    certificate: 'Unexpired',
    expiresInDays: 237,
    role: 'cs:ns:dev',
    namespace: 'media',
  },
  { cluster: ids.mediaProd, who: 'victor', certificate: 'Unexpired', expiresInDays: 90 },
  // The root account can make a certificate last for a hundred years.
  { cluster: ids.mediaProd, who: 'grace', certificate: 'Unexpired', expiresInDays: 36_000, role: 'cs:ops' },
  { cluster: ids.mediaProd, who: 'ciDeploy', certificate: 'Unknown' },
  { cluster: ids.payVault, who: 'root', certificate: 'Unissued' },
  {
    cluster: ids.payVault,
    who: 'alice',
    certificate: 'Unexpired',
    expiresInDays: 25,
    role: 'cs:ns:dev',
    namespace: 'vault',
    active: true,
  },
  { cluster: ids.payVault, who: 'erin', certificate: 'Unissued' },
  { cluster: ids.storesEdge, who: 'dan', certificate: 'Unexpired', expiresInDays: 500, role: 'cs:ops' },
  { cluster: ids.dedicated, who: 'uma', certificate: 'Removed' },
  {
    cluster: ids.dedicated,
    who: 'bob',
    certificate: 'Unexpired',
    expiresInDays: 900,
    role: 'cs:admin',
    suffix: '1721037220',
  },
  { cluster: ids.labAuto, who: 'alice', certificate: 'Unexpired', expiresInDays: 25, role: 'cs:ops' },
  { cluster: ids.branch, who: 'frank', certificate: 'Unexpired', expiresInDays: 80, role: 'cs:ops' },
];

/** A uid that stands in a binding of shop-prod and in no list at all: another account's, or long gone. */
export const UNKNOWN_UID = '209999999999990007';
