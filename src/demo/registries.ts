import type { Json, JsonObject } from '../kernel/json.ts';
import { BEIJING, HANGZHOU, idOf, keyOf, millisecondsAgo, REGIONS, requestId } from './values.ts';

interface InstanceSpec {
  name: string;
  region: string;
  /** The white list of the public endpoint; undefined: every address. */
  acl?: string[];
  repositories: { name: string; public?: true; immutable?: true }[];
  rules: JsonObject[];
}

const everyPush = { ScanScope: 'INSTANCE', ScanType: 'VUL', TriggerType: 'AUTO', RepoTagFilterPattern: '.*' };

const instances: readonly InstanceSpec[] = [
  {
    name: 'shop',
    region: HANGZHOU,
    acl: ['203.0.113.0/26', '198.51.100.7/32'],
    repositories: [
      { name: 'shop/orders', immutable: true },
      { name: 'shop/storefront', immutable: true },
      { name: 'shop/resizer' },
    ],
    rules: [everyPush],
  },
  {
    name: 'lab',
    region: BEIJING,
    repositories: [{ name: 'lab/notebook' }, { name: 'lab/examples', public: true }],
    rules: [{ ...everyPush, TriggerType: 'MANUAL' }],
  },
];

/** Container Registry: an instance that is kept closed and scanned, and one that is neither. */
export function registryDocuments(): [string, Json][] {
  return [...REGIONS.map(listOf), ...instances.flatMap(documentsOf)];
}

function listOf(region: string): [string, Json] {
  const here = instances.filter((instance) => instance.region === region);
  return [
    keyOf('cr/ListInstance', `RegionId=${region}`),
    answer(`instances/${region}`, { TotalCount: here.length, Instances: here.map(describeInstance) }),
  ];
}

function describeInstance({ name, region }: InstanceSpec): JsonObject {
  return {
    InstanceId: instanceId(name),
    InstanceName: name,
    InstanceSpecification: 'Enterprise_Advanced',
    InstanceStatus: 'RUNNING',
    RegionId: region,
    // Numbers in the answer about one instance.
    CreateTime: String(millisecondsAgo(500)),
    ModifiedTime: String(millisecondsAgo(20)),
  };
}

function documentsOf(instance: InstanceSpec): [string, Json][] {
  const { name, acl, repositories, rules } = instance;
  const id = instanceId(name);
  return [
    [
      keyOf('cr/GetInstanceEndpoint', id),
      answer(`endpoint/${name}`, {
        Enable: true,
        Status: 'RUNNING',
        AclEnable: acl !== undefined,
        AclEntries: (acl ?? []).map((Entry) => ({ Entry, Comment: '' })),
        Domains: [{ Domain: `${name}-registry.${instance.region}.cr.aliyuncs.com`, Type: 'SYSTEM' }],
      }),
    ],
    [
      keyOf('cr/ListRepository', id),
      answer(`repositories/${name}`, {
        // The service counts repositories in a text.
        TotalCount: String(repositories.length),
        Repositories: repositories.map((repository) => describeRepository(id, repository)),
      }),
    ],
    [
      keyOf('cr/ListScanRule', id),
      answer(`rules/${name}`, {
        TotalCount: rules.length,
        ScanRules: rules.map((rule, index) => ({
          ScanRuleId: idOf('crscnr-', `${name}/${index}`, 16),
          RuleName: `rule-${index + 1}`,
          Namespaces: [],
          RepoNames: [],
          ...rule,
          CreateTime: millisecondsAgo(400),
          UpdateTime: millisecondsAgo(400),
        })),
      }),
    ],
  ];
}

function describeRepository(instance: string, repository: InstanceSpec['repositories'][number]): JsonObject {
  const [namespace = '', name = ''] = repository.name.split('/');
  return {
    InstanceId: instance,
    RepoId: idOf('crr-', repository.name, 16),
    RepoNamespaceName: namespace,
    RepoName: name,
    RepoType: repository.public ? 'PUBLIC' : 'PRIVATE',
    RepoStatus: 'NORMAL',
    RepoBuildType: 'MANUAL',
    TagImmutability: repository.immutable ?? false,
    Summary: `images of ${repository.name}`,
    CreateTime: millisecondsAgo(300),
    ModifiedTime: millisecondsAgo(30),
  };
}

function instanceId(name: string): string {
  return idOf('cri-', name, 16);
}

function answer(name: string, members: JsonObject): JsonObject {
  return { RequestId: requestId(`cr/${name}`), IsSuccess: true, Code: 'success', ...members };
}
