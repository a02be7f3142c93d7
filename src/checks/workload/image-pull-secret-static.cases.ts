import type { Json } from '../../kernel/json.ts';
import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const OWN = 'shop-registry-vpc.cn-hangzhou.cr.aliyuncs.com';
const pod = (secrets: Json, ...images: string[]) =>
  podTemplate({
    imagePullSecrets: secrets,
    containers: images.map((image, index) => ({ name: `c${index}`, image })),
  });
const kept = [{ name: 'registry-login' }];

export default defineCases('podTemplates', {
  'fail: an Enterprise Edition instance': {
    subject: pod(kept, `${OWN}/shop/app:1`),
    saw: { secrets: ['registry-login'], registries: [OWN] },
  },
  'fail: a Personal Edition instance on the shared host': {
    subject: pod(kept, 'registry-vpc.cn-hangzhou.aliyuncs.com/shop/app:1'),
    saw: { secrets: ['registry-login'], registries: ['registry-vpc.cn-hangzhou.aliyuncs.com'] },
  },
  'fail: beside an image of ACK, which needs no password': {
    subject: pod(kept, `${OWN}/shop/app:1`, 'registry-cn-hangzhou-vpc.ack.aliyuncs.com/acs/pause:3.9'),
  },
  'pass: no pull secret': { subject: pod(null, `${OWN}/shop/app:1`) },
  'pass: an empty list': { subject: pod([], `${OWN}/shop/app:1`) },
  'pass: the component renews it': {
    subject: pod([{ name: 'acr-credential-518dfd1883737c2a' }], `${OWN}/shop/app:1`),
  },
  'pass: the component pulls, the other Secret is for another registry': {
    subject: pod(
      [...kept, { name: 'acr-credential-518dfd1883737c2a' }],
      `${OWN}/a:1`,
      'harbor.example.com/b:1',
    ),
  },
  'pass: another registry has no such component': { subject: pod(kept, 'harbor.example.com/shop/app:1') },
  'pass: images of ACK alone': { subject: pod(kept, 'registry.cn-hangzhou.aliyuncs.com/acs/pause:3.9') },
  'pass: a Personal Edition instance with a host of its own': {
    subject: pod(kept, 'crpi-abc.cn-hangzhou.personal.cr.aliyuncs.com/shop/app:1'),
  },
  'unknown: images of two registries and one Secret': {
    subject: pod(kept, `${OWN}/shop/app:1`, 'harbor.example.com/b:1'),
    source: 'kubernetes/pods',
  },
  'unknown: no reference': { subject: pod(kept, '$(IMAGE)'), source: 'kubernetes/pods' },
  'unknown: imagePullSecrets is a text': {
    subject: pod('registry-login', `${OWN}/a:1`),
    source: 'kubernetes/pods',
  },
});
