import { isObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { SnapshotEntry, SnapshotHeader } from '../snapshot/snapshot.ts';
import { Alike } from './alike.ts';
import { NameScanner } from './name-scanner.ts';

// Members whose values name the account, its resources or its people.
const NAMING = new Set([
  'cluster_id',
  'ClusterId',
  'clusterId',
  'K8sClusterId',
  'K8sClusterName',
  'name',
  'nodepool_id',
  'nodepool_name',
  'instance_id',
  'InstanceId',
  'instance_name',
  'InstanceName',
  'host_name',
  'HostName',
  'node_name',
  'K8sNodeName',
  'K8sNodeId',
  'vpc_id',
  'VpcId',
  'security_group_id',
  'SecurityGroupId',
  'account_id',
  'account_name',
  'account_display_name',
  'AccountId',
  'UserId',
  'UserName',
  'DisplayName',
  'UserPrincipalName',
  'RoleId',
  'RoleName',
  'LoadBalancerId',
  'LoadBalancerName',
  'AclId',
  'AclName',
  'Email',
  'MobilePhone',
  'sls_project_name',
  'namespace',
  'hostname',
  'uid',
  'ali_uid',
  'Uuid',
  'resource_group_id',
  'key_pair',
  'ram_role_name',
  'worker_ram_role_name',
  'PolicyName',
  'Name',
  'serviceAccountName',
  'serviceAccount',
  'TrailArn',
  'OssBucketName',
  'SlsProjectArn',
  'nodeName',
  'K8sNamespace',
  'K8sPodName',
  'InternetIp',
  'IntranetIp',
  'Ip',
  'EncryptionKMSKeyId',
  'user_name',
  'Arn',
]);
// Names that the platform gives: without them a snapshot cannot be judged.
const PLATFORM =
  /^(?:eni-config$|flannel|kube-flannel|nginx-ingress|ingress-nginx|aliyun-|alibaba-log|logtail|arms-|metrics-server|storage-|security-inspector|gatekeeper|policy-template|node-local-dns|managed-|kubernetes-dashboard|kube-|system:|cs:|kubelet$|default$|aliyun_|lifsea_|centos_|k8s\.|ack-|terway|coredns|csi-|Aliyun|AdministratorAccess|cluster-admin$|containerd$|docker$|crio?-?o?$|etcd$|runc$|Ready$|Default$|virtual-kubelet)/;
// Words of protocols, components and identities: as names they tell nothing, in other texts they have a meaning.
const WORDS =
  /^(?:https?|http2|grpc|tcp|udp|metrics|admin|root|user|users|role|roles|system|main|apiserver|kcm|scheduler|ccm|controlplane-events|loongcollector|logtail-ds|policy|audit|kubernetes|custom|n\/a|acs|ram|ecs|ops|dev|restricted)$/i;
// Sources whose names are ACK's own: the components it ships and the policies it has.
const VOCABULARY = new Set([
  'cs/ListClusterAddonInstances',
  'cs/DescribeAddon',
  'cs/DescribePolicyInstances',
  'cs/DescribeKubernetesVersionMetadata',
]);
// `<uid>-<time>` of a certificate, `<uid>-<namespace>-rolebinding` of ACK's bindings.
const ISSUED_NAME = /^(\d{15,20})-/;
// Kubernetes' own groups: a role that is called `certificates` stands in one by chance.
const API_GROUP = /^[a-z-]+(?:\.[a-z-]+)*\.k8s\.io$/;
const ARN = /^acs:/;
// AccessKey ids, which were secret enough to be hashed when they were read.
const HASHED = /^sha256:/;
const ADDRESS = /\b(?:\d{1,3}\.){3}\d{1,3}\b/g;

/** Replaces ids and names consistently over a whole snapshot: joins still hold, and nobody is named. */
export class Pseudonyms {
  private readonly byName = new Map<string, string>();
  private readonly alike: Alike;
  private scanner: NameScanner | undefined;

  /** @param salt known to nobody, so that nobody can try names until the pseudonym comes out */
  constructor(salt: string) {
    this.alike = new Alike(salt);
  }

  get size(): number {
    return this.byName.size;
  }

  learn(entry: SnapshotEntry): void {
    const [first, ...others] = entry.ids;
    if (VOCABULARY.has(entry.source)) {
      if (first !== undefined && !first.includes('=')) this.add(first);
      return;
    }
    for (const id of [first, ...others]) if (id !== undefined && !id.includes('=')) this.add(id);
    this.learnFrom(entry.document, undefined);
  }

  header(header: SnapshotHeader): SnapshotHeader {
    this.add(header.account);
    const { clusters, ...scope } = header.scope;
    const replaced = clusters?.map((cluster) => this.text(cluster));
    return {
      ...header,
      account: this.text(header.account),
      scope: replaced === undefined ? scope : { ...scope, clusters: replaced },
    };
  }

  entry(entry: SnapshotEntry): SnapshotEntry {
    const replaced: SnapshotEntry = { ...entry, ids: entry.ids.map((id) => this.text(id)) };
    if (entry.document !== undefined) replaced.document = this.value(entry.document);
    if (entry.reason !== undefined) replaced.reason = this.text(entry.reason);
    return replaced;
  }

  private learnFrom(value: Json | undefined, name: string | undefined): void {
    if (typeof value === 'string') {
      if (name === 'image') this.addImage(value);
      if (name !== undefined && NAMING.has(name)) this.add(value);
      if (value.startsWith('{') || value.startsWith('[')) this.learnEmbedded(value);
    } else if (Array.isArray(value)) for (const item of value) this.learnFrom(item, name);
    else if (isObject(value)) for (const key of Object.keys(value)) this.learnFrom(value[key], key);
  }

  /** An image id of ECS stands under the same name as a reference of a container. */
  private addImage(reference: string): void {
    const image = PLATFORM.test(reference) ? reference : this.alike.image(reference);
    if (image === undefined) this.add(reference);
    else this.byName.set(reference.trim(), image);
    this.scanner = undefined;
  }

  private learnEmbedded(text: string): void {
    try {
      this.learnFrom(JSON.parse(text) as Json, undefined);
    } catch {
      // Not JSON after all: the text is handled as a text.
      return;
    }
  }

  private add(name: string): void {
    const trimmed = name.trim();
    // Kubernetes knows a RAM user by the id in a longer name: as one name it would be joined with nobody.
    const [, uid] = ISSUED_NAME.exec(trimmed) ?? [];
    if (uid !== undefined || ARN.test(trimmed)) {
      for (const part of uid === undefined ? trimmed.split(/[:/]/) : [uid]) this.add(part);
      return;
    }
    if (
      trimmed.length < 3 ||
      HASHED.test(trimmed) ||
      trimmed.endsWith('.k8s.io') ||
      trimmed.startsWith('kubernetes.io/') ||
      PLATFORM.test(trimmed) ||
      WORDS.test(trimmed) ||
      (/^[0-9.]+$/.test(trimmed) === trimmed.length < 8 && /^\d+$/.test(trimmed))
    )
      return;
    if (this.byName.has(trimmed)) return;
    this.byName.set(trimmed, this.alike.name(trimmed));
    this.scanner = undefined;
  }

  private value(value: Json): Json {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (!isObject(value)) return value;
    const copy: JsonObject = {};
    for (const key of Object.keys(value)) {
      Object.defineProperty(copy, key, {
        value: this.value(value[key] as Json),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return copy;
  }

  private text(text: string): string {
    const exact = this.byName.get(text.trim());
    if (exact !== undefined) return exact;
    if (API_GROUP.test(text)) return text;
    if (ARN.test(text)) return text.replace(/[^:/]+/g, (part) => this.text(part));
    this.scanner ??= new NameScanner(this.byName);
    // A platform's name may still carry an id (`ack-rrsa-<cluster>`); a person's name in it would be chance.
    const onlySure = PLATFORM.test(text) && text.search(ADDRESS) < 0;
    return this.scanner.replace(text, onlySure, (rest) =>
      rest.replace(ADDRESS, (address) => this.alike.address(address)),
    );
  }
}
