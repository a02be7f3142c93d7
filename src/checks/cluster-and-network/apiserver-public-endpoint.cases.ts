import { defineCases } from '../kit/define-cases.ts';
import { absent, cluster, denied, known } from '../kit/rows.ts';

export default defineCases('clusters', {
  'fail: there is a public URL': {
    subject: cluster({ publicEndpoint: known('https://47.0.0.1:6443') }),
    saw: { name: 'shop-prod', endpoint: 'https://47.0.0.1:6443' },
  },
  'fail: the URL has no port': { subject: cluster({ publicEndpoint: known('https://api.example.com') }) },
  'fail: the URL is of IPv6': { subject: cluster({ publicEndpoint: known('https://[2408:4000::1]:6443') }) },
  'pass: the public URL is empty': { subject: cluster({ publicEndpoint: known('') }) },
  'unknown: neither empty nor a URL': {
    subject: cluster({ publicEndpoint: known('{"nested":true}') }),
    source: 'test/Document',
  },
  'unknown: master_url cannot be parsed': {
    subject: cluster({ publicEndpoint: absent('cs/DescribeClusterDetail', 'master_url') }),
    source: 'cs/DescribeClusterDetail',
  },
  'unknown: the detail was refused': {
    subject: cluster({ publicEndpoint: denied('cs/DescribeClusterDetail', 'c0aa') }),
    source: 'cs/DescribeClusterDetail',
  },
});
