import { describe, expect, it } from 'vitest';
import { type EndpointChoice, endpointOf } from './endpoints.ts';

describe('src/transport/endpoints.ts', () => {
  const cases: [string, EndpointChoice][] = [
    ['cs.aliyuncs.com', { product: 'cs', endpoint: 'central', site: 'china', region: 'cn-beijing' }],
    [
      'cs.cn-beijing.aliyuncs.com',
      { product: 'cs', endpoint: 'regional', site: 'china', region: 'cn-beijing' },
    ],
    ['ram.aliyuncs.com', { product: 'ram', endpoint: 'central', site: 'international' }],
    ['ims.aliyuncs.com', { product: 'ims', endpoint: 'central', site: 'china' }],
    ['sts.ap-southeast-1.aliyuncs.com', { product: 'sts', endpoint: 'regional', site: 'international' }],
    [
      'ecs.eu-central-1.aliyuncs.com',
      { product: 'ecs', endpoint: 'regional', site: 'china', region: 'eu-central-1' },
    ],
    ['slb.aliyuncs.com', { product: 'slb', endpoint: 'regional', site: 'china' }],
    [
      'slb.cn-shanghai.aliyuncs.com',
      { product: 'slb', endpoint: 'regional', site: 'china', region: 'cn-shanghai' },
    ],
    ['vpc.aliyuncs.com', { product: 'vpc', endpoint: 'regional', site: 'international' }],
    [
      'vpc.cn-chengdu.aliyuncs.com',
      { product: 'vpc', endpoint: 'regional', site: 'china', region: 'cn-chengdu' },
    ],
    ['cr.cn-hangzhou.aliyuncs.com', { product: 'cr', endpoint: 'regional', site: 'china' }],
    [
      'k8s-log-c0aa.cn-beijing.log.aliyuncs.com',
      { product: 'sls', endpoint: 'project', site: 'china', region: 'cn-beijing', project: 'k8s-log-c0aa' },
    ],
    ['tds.cn-shanghai.aliyuncs.com', { product: 'sas', endpoint: 'security-center', site: 'china' }],
    [
      'tds.ap-southeast-1.aliyuncs.com',
      { product: 'sas', endpoint: 'security-center', site: 'international' },
    ],
    [
      'tds.ap-southeast-1.aliyuncs.com',
      { product: 'sas', endpoint: 'security-center', site: 'china', region: 'cn-hongkong' },
    ],
    [
      'tds.cn-shanghai.aliyuncs.com',
      { product: 'sas', endpoint: 'security-center', site: 'international', region: 'cn-hangzhou' },
    ],
  ];
  it.each(cases)('%s', (host, choice) => {
    expect(endpointOf(choice)).toEqual({ host, protocol: 'https' });
  });

  it('sends everything to an override', () => {
    const override = { endpoint: '127.0.0.1:1', protocol: 'http' } as const;
    expect(endpointOf({ product: 'ram', endpoint: 'central', site: 'china', override })).toEqual({
      host: '127.0.0.1:1',
      protocol: 'http',
    });
  });

  it('lets no region of a document name another host', () => {
    const region = 'evil.example/';
    expect(() => endpointOf({ product: 'cs', endpoint: 'regional', site: 'china', region })).toThrow(
      'a region id holds',
    );
  });
});
