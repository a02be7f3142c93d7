import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const listed = (...ids: unknown[]) =>
  read('cr/ListInstance', {
    TotalCount: ids.length,
    Instances: ids.map((InstanceId) => ({ InstanceId, InstanceName: `name of ${String(InstanceId)}` })),
  });
const endpoint = (members: unknown) => read('cr/GetInstanceEndpoint@cri-1', members);
const rules = (...ScanRules: unknown[]) =>
  read('cr/ListScanRule@cri-1', { TotalCount: ScanRules.length, ScanRules });
const repositories = (...Repositories: unknown[]) =>
  read('cr/ListRepository@cri-1', { TotalCount: String(Repositories.length), Repositories });
const registriesOf = (...entries: Parameters<typeof recordedTables>) => recordedTables(...entries).registries;

const rule = { ScanType: 'VUL', TriggerType: 'AUTO', ScanScope: 'INSTANCE' };
const repository = {
  RepoId: 'crr-1',
  RepoNamespaceName: 'shop',
  RepoName: 'web',
  RepoStatus: 'NORMAL',
  RepoType: 'PRIVATE',
  TagImmutability: true,
};

describe('registries', () => {
  it('have a public endpoint, with or without a white list', () => {
    const of = (members: unknown) => {
      const row = registriesOf(listed('cri-1'), endpoint(members)).get('cri-1');
      return [told(row?.publicEndpoint), told(row?.aclEnabled), told(row?.aclEntries)];
    };
    const entries = [{ Entry: '203.0.113.0/26', Comment: 'office' }, { Entry: '::/0' }];
    expect(of({ Enable: true, AclEnable: true, AclEntries: entries })).toEqual([
      true,
      true,
      ['203.0.113.0/26', '::/0'],
    ]);
    expect(of({ Enable: false, AclEnable: false, AclEntries: [] })).toEqual([false, false, []]);
    expect(of({ Enable: 'perhaps', AclEntries: [{ Address: '::/0' }] })).toEqual([
      'unread: cr/GetInstanceEndpoint failed',
      'unread: cr/GetInstanceEndpoint absent',
      'unread: cr/GetInstanceEndpoint failed',
    ]);
  });

  it('have rules that say what is scanned, all or none', () => {
    const of = (entry: ReturnType<typeof read>) =>
      told(registriesOf(listed('cri-1'), entry).get('cri-1')?.scanRules);
    const inRepository = {
      ...{ ScanType: 'SBOM', TriggerType: 'MANUAL', ScanScope: 'REPO' },
      ...{ Namespaces: ['shop'], RepoNames: ['web'], RepoTagFilterPattern: 'v.*' },
    };
    expect(of(rules(rule, inRepository))).toEqual([
      { type: 'VUL', trigger: 'AUTO', scope: 'INSTANCE', namespaces: [], repositories: [], tags: '' },
      {
        ...{ type: 'SBOM', trigger: 'MANUAL', scope: 'REPO' },
        ...{ namespaces: ['shop'], repositories: ['web'], tags: 'v.*' },
      },
    ]);
    expect(of(rules())).toEqual([]);
    expect(of(rules(rule, { ...rule, TriggerType: undefined }))).toBe('unread: cr/ListScanRule absent');
    expect(of(rules({ ...rule, Namespaces: 'shop' }))).toBe('unread: cr/ListScanRule failed');
    expect(of(read('cr/ListScanRule@cri-1', { TotalCount: 2, ScanRules: [rule] }))).toBe(
      'unread: cr/ListScanRule failed',
    );
    expect(of(refused('cr/ListScanRule@cri-1'))).toBe('unread: cr/ListScanRule denied');
  });

  it('are known of another request where the list was refused', () => {
    const table = registriesOf(refused('cr/ListInstance'), endpoint({ Enable: true, AclEnable: false }));
    expect(table.rows.map(({ id }) => id)).toEqual(['cri-1']);
    expect(told(table.rows[0]?.name)).toBe('unread: cr/ListInstance denied');
    expect(told(table.rows[0]?.aclEnabled)).toBe(false);
    expect(table.completeness()).toMatchObject({ state: 'partial' });
  });

  it('may not have been asked for, or have hostile names', () => {
    expect(registriesOf().completeness()).toMatchObject({ state: 'none' });
    const table = registriesOf(listed('__proto__', 'constructor', '', 7));
    expect(table.rows.map(({ id }) => id)).toEqual(['7', '__proto__', 'constructor']);
    expect(table.completeness()).toMatchObject({ state: 'partial' });
  });

  it('are listed region by region', () => {
    const of = (region: string, id: string) =>
      read(`cr/ListInstance@RegionId=${region}`, { TotalCount: 1, Instances: [{ InstanceId: id }] });
    const table = registriesOf(of('cn-beijing', 'cri-2'), of('cn-hangzhou', 'cri-1'));
    expect(table.rows.map(({ id }) => id)).toEqual(['cri-1', 'cri-2']);
    expect(table.completeness()).toMatchObject({ state: 'complete' });
  });
});

describe('repositories of registries', () => {
  const of = (...entries: Parameters<typeof recordedTables>) =>
    recordedTables(listed('cri-1'), ...entries).registryRepositories;

  it('are public or private, and their tags may change or not', () => {
    const other = { ...repository, RepoId: 'crr-2', RepoType: 'PUBLIC', TagImmutability: false };
    const table = of(repositories(repository, other));
    const facts = table.rows.map((row) => [
      ...[row.subject, row.registry, told(row.namespace), told(row.name)],
      ...[told(row.type), told(row.tagsImmutable)],
    ]);
    expect(facts).toEqual([
      ['crr-1', 'cri-1', 'shop', 'web', 'PRIVATE', true],
      ['crr-2', 'cri-1', 'shop', 'web', 'PUBLIC', false],
    ]);
    expect(table.completeness()).toMatchObject({ state: 'complete' });
  });

  it('leave out what was deleted, and tell what they do not understand', () => {
    const gone = { ...repository, RepoId: 'crr-2', RepoStatus: 'DELETED' };
    const odd = { ...repository, RepoId: 'crr-3', RepoType: 5.5, TagImmutability: 'x' };
    const table = of(repositories(gone, odd, { RepoName: 'nameless' }));
    expect(table.rows.map(({ subject }) => subject)).toEqual(['crr-3']);
    expect(told(table.rows[0]?.tagsImmutable)).toBe('unread: cr/ListRepository failed');
    expect(table.completeness()).toMatchObject({ state: 'partial' });
  });

  it('are partly known where an instance or the list of instances was refused', () => {
    expect(of(refused('cr/ListRepository@cri-1')).completeness()).toMatchObject({ state: 'none' });
    expect(of().completeness().gaps).toMatchObject([{ source: 'cr/ListRepository', ids: ['cri-1'] }]);
    const table = recordedTables(refused('cr/ListInstance'), repositories(repository)).registryRepositories;
    expect(table.rows).toHaveLength(1);
    expect(table.completeness()).toMatchObject({ state: 'partial' });
  });
});
