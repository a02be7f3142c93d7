import type { AttachedPolicy } from '../../model/facts/ram-policies.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCases } from '../kit/define-cases.ts';
import { denied, podTemplate } from '../kit/rows.ts';
import { allow, customPolicy, ramPolicies, systemPolicy } from '../kit/rows-ram-policies.ts';

const pod = (role: unknown) =>
  podTemplate({}, { virtual: true, annotations: { 'k8s.aliyun.com/eci-ram-role-name': role as string } });
const having = (...attached: AttachedPolicy[]) => ({ ramPolicies: [ramPolicies('shop', { attached })] });
const refused = { ...customPolicy('shop-data'), statements: denied('ram/GetPolicy', 'Custom', 'shop-data') };
const narrow = customPolicy('shop-read', allow(['oss:GetObject', 'oss:List*']));

export default defineCases('podTemplates', {
  'fail: AdministratorAccess': {
    subject: pod('shop'),
    given: having(narrow, systemPolicy('AdministratorAccess')),
    saw: { role: 'shop', policies: ['AdministratorAccess'], grants: ['AdministratorAccess'] },
  },
  'fail: AliyunCSFullAccess': { subject: pod('shop'), given: having(systemPolicy('AliyunCSFullAccess')) },
  'fail: PowerUserAccess': { subject: pod('shop'), given: having(systemPolicy('PowerUserAccess')) },
  'fail: full access to one product': {
    subject: pod('shop'),
    given: having(systemPolicy('AliyunOSSFullAccess')),
  },
  'fail: a custom policy that allows everything': {
    subject: pod('shop'),
    given: having(customPolicy('all', allow(['*']))),
    saw: { role: 'shop', policies: ['all'], grants: ['*'] },
  },
  'fail: a whole product, on resources spelt out': {
    subject: pod('shop'),
    given: having(customPolicy('ecs', allow(['ecs:Describe*', 'ecs:*'], { resources: ['acs:ecs:*:*:*'] }))),
    saw: { role: 'shop', policies: ['ecs'], grants: ['ecs:*'] },
  },
  'fail: everything but some actions': {
    subject: pod('shop'),
    given: having(customPolicy('most', allow(['ram:*'], { allButActions: true }))),
  },
  'fail: everything but some resources': {
    subject: pod('shop'),
    given: having(
      customPolicy('most', allow(['*'], { resources: ['acs:oss:*:*:secret'], allButResources: true })),
    ),
  },
  'fail: one policy is broad, another was refused': {
    subject: pod('shop'),
    given: having(refused, systemPolicy('AdministratorAccess')),
  },
  'pass: single actions': { subject: pod('shop'), given: having(narrow) },
  'pass: a system policy that only reads': {
    subject: pod('shop'),
    given: having(systemPolicy('AliyunOSSReadOnlyAccess')),
  },
  'pass: a whole product on one resource': {
    subject: pod('shop'),
    given: having(
      customPolicy('bucket', allow(['oss:*'], { resources: ['acs:oss:*:*:shop', 'acs:oss:*:*:shop/*'] })),
    ),
  },
  'pass: everything in one region only is not everywhere': {
    subject: pod('shop'),
    given: having(customPolicy('region', allow(['ecs:*'], { resources: ['acs:ecs:cn-hangzhou:*:*'] }))),
  },
  'pass: everything, under a condition': {
    subject: pod('shop'),
    given: having(customPolicy('office', allow(['*'], { conditional: true }))),
  },
  'pass: everything is denied': {
    subject: pod('shop'),
    given: having(customPolicy('no', allow(['*'], { effect: 'Deny' }))),
  },
  'pass: no policy': { subject: pod('shop'), given: having() },
  'not-applicable: the pod names no role': { subject: podTemplate({}, { virtual: true }) },
  'not-applicable: the pod runs on an ECS node': {
    subject: podTemplate({}, { annotations: { 'k8s.aliyun.com/eci-ram-role-name': 'shop' } }),
  },
  'unknown: the name is not a text': { subject: pod({ redacted: true }), source: 'kubernetes/pods' },
  'unknown: the role was not asked for': {
    subject: pod('other'),
    given: having(),
    source: 'ram/ListPoliciesForRole',
  },
  'unknown: the list was refused': {
    subject: pod('shop'),
    given: {
      ramPolicies: [
        ramPolicies('shop', {
          missing: [gapOf('ram/ListPoliciesForRole', ['shop'], 'denied', 'access was denied')],
        }),
      ],
    },
    source: 'ram/ListPoliciesForRole',
  },
  'unknown: a custom policy was refused': {
    subject: pod('shop'),
    given: having(narrow, refused),
    source: 'ram/GetPolicy',
  },
  'unknown: a system policy of another kind, whose document is not here': {
    subject: pod('shop'),
    given: having(systemPolicy('AliyunSTSAssumeRoleAccess')),
    source: 'ram/GetPolicy',
  },
});
