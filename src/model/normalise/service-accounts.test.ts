import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const SOURCE = 'kubernetes/serviceaccounts@c0aa';
const metadata = { name: 'web', namespace: 'shop' };
const of = (...list: unknown[]) => recordedTables(read(SOURCE, { items: list })).serviceAccounts;
const automount = (value: unknown) =>
  told(of({ metadata, automountServiceAccountToken: value }).rows[0]?.automountToken);

describe('service accounts', () => {
  it('says whether pods get the token', () => {
    expect(automount(true)).toBe(true);
    expect(automount(false)).toBe(false);
    expect(automount(undefined)).toBe(true);
    expect(automount('never')).toBe('unread: kubernetes/serviceaccounts failed');
    expect(of({ metadata }).get('c0aa/shop/web')?.subject).toBe('c0aa/ServiceAccount/shop/web');
  });

  it('is complete only when every one was read', () => {
    expect(of().completeness('c0aa').state).toBe('complete');
    expect(of({ metadata }, { metadata: { name: 'a' } }).completeness('c0aa').state).toBe('partial');
    expect(recordedTables(refused(SOURCE)).serviceAccounts.completeness('c0aa').state).toBe('none');
  });
});
