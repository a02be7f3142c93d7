import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known, NODE, node, nodePool } from '../kit/rows.ts';
import { kubernetesVersion } from '../kit/rows-configuration.ts';

const served = ['1.33.3', '1.34.3', '1.35.2', '1.36.1'].map((version) => {
  return kubernetesVersion(`${version}-aliyun.1`, '2027-05-30');
});
const given = { clusters: [cluster()], nodePools: [nodePool()], kubernetesVersions: served };
const on = (version: string) => node({ kubeletVersion: known(version) });
const expired = [
  kubernetesVersion('1.34.3-aliyun.1', '2026-09-30'),
  kubernetesVersion('1.36.1-aliyun.1', '2027-05-30'),
];
const unnamedKind = { ...kubernetesVersion('1.36.1-aliyun.1', '2027-05-30'), profile: 'Edge' };

export default defineCases('nodes', {
  'fail: four minor versions behind': {
    subject: on('v1.32.1-aliyun.1'),
    given,
    saw: {
      name: NODE,
      kubelet: 'v1.32.1-aliyun.1',
      controlPlane: '1.36.1-aliyun.1',
      limit: 3,
      oldest: '1.33',
    },
  },
  'fail: newer than the control plane': { subject: on('v1.37.0-aliyun.1'), given },
  'fail: within the skew, of a minor version that is served no more': {
    subject: on('v1.34.3-aliyun.1'),
    given: { ...given, kubernetesVersions: expired },
    saw: {
      name: NODE,
      kubelet: 'v1.34.3-aliyun.1',
      controlPlane: '1.36.1-aliyun.1',
      limit: 3,
      oldest: '1.36',
    },
  },
  'fail: an edge node three minor versions behind': {
    subject: node({ kubeletVersion: known('v1.33.3-aliyun.1'), edgeWorker: known('true') }),
    given,
    saw: {
      name: NODE,
      kubelet: 'v1.33.3-aliyun.1',
      controlPlane: '1.36.1-aliyun.1',
      limit: 2,
      oldest: '1.33',
    },
  },
  'fail: four behind, whatever is published': {
    subject: on('v1.32.1-aliyun.1'),
    given: { clusters: [cluster()] },
  },
  'pass: the version of the control plane': { subject: on('v1.36.1-aliyun.1'), given },
  'pass: three minor versions behind': { subject: on('v1.33.3-aliyun.1'), given },
  'pass: only patches apart': { subject: on('v1.36.0-aliyun.2'), given },
  'pass: numbers, not texts': {
    subject: on('v1.9.3-aliyun.1'),
    given: {
      ...given,
      clusters: [cluster({ currentVersion: known('1.10.1-aliyun.1') })],
      kubernetesVersions: [kubernetesVersion('1.9.3-aliyun.1', '2027-05-30')],
    },
  },
  'unknown: three behind, and whether it is an edge node was not read': {
    subject: node({
      kubeletVersion: known('v1.33.3-aliyun.1'),
      edgeWorker: denied('kubernetes/nodes'),
      pool: denied('x'),
    }),
    given: { ...given, clusters: [cluster({ profile: denied('cs/DescribeClusterDetail') })] },
  },
  'unknown: the node was not read': {
    subject: node({ kubeletVersion: denied('kubernetes/nodes', 'c0aa') }),
    given,
    source: 'kubernetes/nodes',
  },
  'unknown: the version is none': { subject: on('latest'), given },
  'unknown: the control plane was not read': {
    subject: on('v1.36.1-aliyun.1'),
    given: { ...given, clusters: [cluster({ currentVersion: denied('cs/DescribeClusterDetail') })] },
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the cluster is not known': { subject: on('v1.36.1-aliyun.1'), source: 'cs/DescribeClustersV1' },
  'unknown: a published version may be missing': {
    subject: on('v1.34.3-aliyun.1'),
    given: { ...given, kubernetesVersions: expired.slice(1) },
    partial: ['kubernetesVersions'],
    source: 'test/kubernetesVersions',
  },
  'unknown: only versions of another kind of cluster were read': {
    subject: on('v1.36.1-aliyun.1'),
    given: { ...given, kubernetesVersions: [unnamedKind] },
    source: 'cs/DescribeKubernetesVersionMetadata',
  },
  'unknown: when support of a version ends was not read': {
    subject: on('v1.34.3-aliyun.1'),
    given: {
      ...given,
      kubernetesVersions: [{ ...served[0]!, expirationDate: denied('cs/DescribeKubernetesVersionMetadata') }],
    },
    source: 'cs/DescribeKubernetesVersionMetadata',
  },
});
