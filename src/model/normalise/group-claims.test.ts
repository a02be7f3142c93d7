import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const RBAC = 'rbac.authorization.k8s.io';
const items = (source: string, ...list: unknown[]) => read(`${source}@c0aa`, { kind: 'List', items: list });
const bindings = items(`kubernetes/clusterrolebindings.${RBAC}`, {
  metadata: { name: 'a' },
  roleRef: { kind: 'ClusterRole', name: 'view' },
  subjects: [
    { kind: 'Group', name: 'ops' },
    { kind: 'User', name: 'tom' },
  ],
});
const inNamespaces = items(`kubernetes/rolebindings.${RBAC}`);
const REQUESTS = 'kubernetes/certificatesigningrequests.certificates.k8s.io';
const issued = (certificate: unknown) =>
  items(REQUESTS, { metadata: { name: 'tom' }, status: { certificates: [certificate] } });
const certificate = {
  key: 'certificate',
  notAfter: '2027-01-01T00:00:00Z',
  subject: { CN: ['tom'], O: ['system:masters'] },
};

const claims = (...entries: Parameters<typeof recordedTables>) =>
  recordedTables(bindings, inNamespaces, ...entries).groupClaims;

describe('claims of groups', () => {
  it('come from bindings and from certificates that were issued', () => {
    const table = claims(issued(certificate));
    expect(table.rows.map(({ subject, groups }) => [subject, told(groups)])).toEqual([
      ['c0aa/CertificateSigningRequest.certificates.k8s.io/tom', ['system:masters']],
      [`c0aa/ClusterRoleBinding.${RBAC}/a`, ['ops']],
    ]);
    expect(table.completeness('c0aa').state).toBe('complete');
    const by = table.rows[0]?.by;
    expect(by?.kind === 'certificate' && [by.commonName, told(by.expiresAt)]).toEqual([
      'tom',
      Date.parse('2027-01-01T00:00:00Z'),
    ]);
  });

  it('leave requests without a certificate out, and unreadable certificates unread', () => {
    expect(claims(items(REQUESTS, { metadata: { name: 'tom' }, status: {} })).rows).toHaveLength(1);
    const odd = claims(issued({ key: 'certificate', unreadable: 'it is not an X.509 certificate' })).rows[0];
    expect(told(odd?.groups)).toBe(`unread: ${REQUESTS} absent`);
    expect(
      claims(items(REQUESTS, { metadata: { name: 'a' }, status: { certificates: 'x' } })).rows,
    ).toHaveLength(2);
  });

  it('are complete only with bindings and requests', () => {
    expect(claims(refused(`${REQUESTS}@c0aa`)).completeness('c0aa').state).toBe('partial');
    expect(claims(items(REQUESTS, {})).completeness('c0aa').state).toBe('partial');
    const { groupClaims } = recordedTables(bindings, items(REQUESTS));
    expect(groupClaims.completeness('c0aa').state).toBe('partial');
  });
});
