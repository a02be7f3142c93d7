import { type Json, member } from '../../kernel/json.ts';
import { type Gap, type Known, seen, unseen } from '../../kernel/known.ts';
import type { Registry, RegistryRepository, ScanRule } from '../facts/registry.ts';
import type { Scope } from '../scope.ts';
import { createTable, type Origin, type Table } from '../table.ts';
import { completenessFrom } from './cluster-lists.ts';
import { oneDocument } from './clusters.ts';
import { Fields } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const INSTANCES = 'cr/ListInstance';
const ENDPOINT = 'cr/GetInstanceEndpoint';
const REPOSITORIES = 'cr/ListRepository';
const RULES = 'cr/ListScanRule';

interface Listed {
  instances: Map<string, { fields: Fields; origin: Origin }>;
  gaps: Gap[];
}

/** Every instance that a list or another request names. */
export function normaliseRegistries(reading: Reading): Table<Registry> {
  const { instances, gaps } = listed(reading);
  const scope: Scope = { kind: 'account', account: reading.header.account };
  const rows = allInstances(reading, instances).map((id): Registry => {
    const found = instances.get(id);
    const endpoint = oneDocument(reading, ENDPOINT, id);
    return {
      ...{ id, subject: id, scope },
      at: found?.origin ?? { source: ENDPOINT, ids: [id], path: '' },
      name: found?.fields.name('InstanceName') ?? unseen(gaps[0] ?? unlisted(id)),
      publicEndpoint: endpoint((fields) => fields.boolean('Enable')),
      aclEnabled: endpoint((fields) => fields.boolean('AclEnable')),
      aclEntries: endpoint((fields) =>
        fields.parsed(['AclEntries'], 'a list of entries', (value) => membersOf(value, 'Entry')),
      ),
      scanRules: rulesOf(id, reading),
    };
  });
  return createTable(rows, completenessFrom(gaps, rows.length > 0));
}

/** The repositories of every instance. */
export function normaliseRegistryRepositories(reading: Reading): Table<RegistryRepository> {
  const { instances, gaps } = listed(reading);
  const scope: Scope = { kind: 'account', account: reading.header.account };
  const rows = allInstances(reading, instances).flatMap((registry) => {
    const list = reading.list(REPOSITORIES, [registry]);
    gaps.push(...list.completeness.gaps);
    return list.items.flatMap(({ value, origin }): RegistryRepository[] => {
      const fields = new Fields(value, origin);
      const id = fields.name('RepoId');
      if (!id.known) gaps.push(id.because);
      const status = fields.name('RepoStatus');
      // Asked for without a filter, the service lists what was deleted as well.
      if (!id.known || (status.known && status.value.startsWith('DELET'))) return [];
      return [
        {
          ...{ id: `${registry}/${id.value}`, subject: id.value, scope, at: origin, registry },
          namespace: fields.name('RepoNamespaceName'),
          name: fields.name('RepoName'),
          type: fields.name('RepoType'),
          tagsImmutable: fields.boolean('TagImmutability'),
        },
      ];
    });
  });
  return createTable(rows, completenessFrom(gaps, rows.length > 0));
}

function listed(reading: Reading): Listed {
  const instances: Listed['instances'] = new Map();
  const requests = reading.requests(INSTANCES);
  const gaps: Gap[] = requests.length === 0 ? reading.gaps(INSTANCES, []) : [];
  for (const ids of requests) {
    const list = reading.list(INSTANCES, ids);
    gaps.push(...list.completeness.gaps);
    for (const { value, origin } of list.items) {
      const fields = new Fields(value, origin);
      const id = fields.name('InstanceId');
      if (!id.known) gaps.push(id.because);
      else if (!instances.has(id.value)) instances.set(id.value, { fields, origin });
    }
  }
  return { instances, gaps };
}

/** A list that was refused loses no instance that another request names. */
function allInstances(reading: Reading, instances: Listed['instances']): string[] {
  const named = [ENDPOINT, REPOSITORIES, RULES].flatMap((source) =>
    reading.requests(source).flatMap(([id]) => (id === undefined ? [] : [id])),
  );
  return [...new Set([...instances.keys(), ...named])].sort();
}

function unlisted(id: string): Gap {
  return gapOf(INSTANCES, [], 'absent', `the list has no instance ${id}`);
}

function rulesOf(id: string, reading: Reading): Known<readonly ScanRule[]> {
  const list = reading.list(RULES, [id]);
  const [gap] = list.completeness.gaps;
  if (gap !== undefined) return unseen(gap);
  const rules: ScanRule[] = [];
  for (const item of list.items) {
    const rule = toRule(item);
    if ('outcome' in rule) return unseen(rule);
    rules.push(rule);
  }
  const value = list.items.map((item) => item.value);
  return seen(rules, { source: RULES, ids: [id], path: '/ScanRules', value });
}

function toRule({ value, origin }: Item): ScanRule | Gap {
  const fields = new Fields(value, origin);
  const [type, trigger, scope] = [
    fields.name('ScanType'),
    fields.name('TriggerType'),
    fields.name('ScanScope'),
  ];
  if (!type.known) return type.because;
  if (!trigger.known) return trigger.because;
  if (!scope.known) return scope.because;
  const [namespaces, repositories, tags] = [
    orNone(fields.texts('Namespaces'), []),
    orNone(fields.texts('RepoNames'), []),
    orNone(fields.text('RepoTagFilterPattern'), ''),
  ];
  if (!namespaces.known) return namespaces.because;
  if (!repositories.known) return repositories.because;
  if (!tags.known) return tags.because;
  return {
    ...{ type: type.value, trigger: trigger.value, scope: scope.value },
    ...{ namespaces: namespaces.value, repositories: repositories.value, tags: tags.value },
  };
}

/** The members of a rule that its scope has no use for may be left out. */
function orNone<T>(field: Known<T>, none: T): Known<T> {
  if (field.known || field.because.outcome !== 'absent') return field;
  const { source, ids, path = '' } = field.because;
  return seen(none, { source, ids, path, value: null });
}

function membersOf(value: Json, name: string): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.map((item) => member(item, name));
  return texts.every((text) => typeof text === 'string') ? (texts as string[]) : undefined;
}
