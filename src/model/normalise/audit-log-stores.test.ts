import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const project = (name: unknown) =>
  read('cs/GetClusterAuditProject@c0aa', { audit_enabled: true, sls_project_name: name });
const STORE = 'sls/GetLogStore@k8s-log-c0aa,audit-c0aa';
const days = (...entries: Parameters<typeof recordedTables>) =>
  told(recordedTables(...entries).auditLogStores.get('c0aa')?.keptDays);
const store = (members: object) => read(STORE, { logstoreName: 'audit-c0aa', ...members });

describe('the logstore of an audit log', () => {
  it('keeps what it gets for some days', () => {
    expect(days(project('k8s-log-c0aa'), store({ ttl: 30 }))).toBe(30);
    expect(days(project('k8s-log-c0aa'), store({ ttl: '3650' }))).toBe(3650);
  });

  it('may be in a project of another name', () => {
    const own = read('sls/GetLogStore@ours,audit-c0aa', { logstoreName: 'audit-c0aa', ttl: 400 });
    expect(days(project('ours'), own)).toBe(400);
  });

  it('is not known where the project or it was not read, or the answer is about another', () => {
    expect(days(store({ ttl: 30 }))).toBe('unread: cs/GetClusterAuditProject not-attempted');
    expect(days(project('k8s-log-c0aa'))).toBe('unread: sls/GetLogStore not-attempted');
    expect(days(project('k8s-log-c0aa'), refused(STORE))).toBe('unread: sls/GetLogStore denied');
    expect(days(project('k8s-log-c0aa'), read(STORE, { logstoreName: 'other', ttl: 900 }))).toBe(
      'unread: sls/GetLogStore failed',
    );
  });

  it.each([0, -1, 1.5, 'long', null, {}])('does not keep anything for %j days', (ttl) => {
    expect(days(project('k8s-log-c0aa'), store({ ttl }))).toMatch(/^unread: sls\/GetLogStore/);
  });
});
