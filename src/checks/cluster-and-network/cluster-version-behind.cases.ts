import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known } from '../kit/rows.ts';
import { kubernetesVersion } from '../kit/rows-configuration.ts';

const published = [
  kubernetesVersion('1.34.3-aliyun.1', '2026-09-30'),
  kubernetesVersion('1.35.1-aliyun.1', '2027-02-28'),
  kubernetesVersion('1.35.2-aliyun.1', '2027-02-28'),
  kubernetesVersion('1.36.1-aliyun.1', '2027-05-30'),
];
const given = { kubernetesVersions: published };
const running = (version: string) => cluster({ currentVersion: known(version) });

export default defineCases('clusters', {
  'fail: support has ended': {
    subject: running('1.34.3-aliyun.1'),
    given,
    saw: { name: 'shop-prod', version: '1.34.3-aliyun.1', supportEnds: '2026-09-30', newest: '-' },
  },
  'fail: support has ended, and the patch release is not in the list': {
    subject: running('1.34.1-aliyun.1'),
    given,
    saw: {
      name: 'shop-prod',
      version: '1.34.1-aliyun.1',
      supportEnds: '2026-09-30',
      newest: '1.34.3-aliyun.1',
    },
  },
  'fail: the minor is published no more': {
    subject: running('1.22.15-aliyun.1'),
    given,
    saw: { name: 'shop-prod', version: '1.22.15-aliyun.1', supportEnds: '-', newest: '-' },
  },
  'fail: supported, a newer patch release is out': {
    subject: running('1.35.1-aliyun.1'),
    given,
    severity: 'low',
    saw: {
      name: 'shop-prod',
      version: '1.35.1-aliyun.1',
      supportEnds: '2027-02-28',
      newest: '1.35.2-aliyun.1',
    },
  },
  'fail: an older build of the vendor': {
    subject: running('1.36.1-aliyun.1'),
    given: { kubernetesVersions: [...published, kubernetesVersion('1.36.1-aliyun.10', '2027-05-30')] },
    severity: 'low',
  },
  'fail: the last instant of support is over': {
    subject: running('1.36.1-aliyun.1'),
    given,
    time: '2027-05-30T00:00:01Z',
  },
  'pass: the newest patch release of a supported minor': { subject: running('1.35.2-aliyun.1'), given },
  'pass: the last instant of support': {
    subject: running('1.36.1-aliyun.1'),
    given,
    time: '2027-05-30T00:00:00Z',
  },
  'unknown: the version was not read': {
    subject: cluster({ currentVersion: denied('cs/DescribeClusterDetail', 'c0aa') }),
    given,
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the version is no version': { subject: running('latest'), given },
  'unknown: newer than all that is published': { subject: running('1.37.0-aliyun.1'), given },
  'unknown: old, and the list is partial': {
    subject: running('1.22.15-aliyun.1'),
    given,
    partial: ['kubernetesVersions'],
  },
  'unknown: nothing is published for this kind of cluster': {
    subject: cluster({ profile: known('Edge') }),
    given,
    source: 'cs/DescribeKubernetesVersionMetadata',
  },
  'unknown: the end of support is not said': {
    subject: running('1.36.1-aliyun.1'),
    given: {
      kubernetesVersions: [
        {
          ...kubernetesVersion('1.36.1-aliyun.1', '2027-05-30'),
          expirationDate: absent('cs/DescribeKubernetesVersionMetadata', 'expiration_date'),
        },
      ],
    },
    source: 'cs/DescribeKubernetesVersionMetadata',
  },
});
