import { defineCases } from '../kit/define-cases.ts';
import { cluster, denied, known } from '../kit/rows.ts';
import { addon } from '../kit/rows-configuration.ts';
import { secretStoreObject } from '../kit/rows-objects.ts';
import { secret } from '../kit/rows-rbac.ts';

const typed = (type: string) => secret('made', { type: known(type) });

export default defineCases('clusters', {
  'fail: Secrets that only the cluster keeps': {
    subject: cluster(),
    given: { secrets: [secret(), secret('other', { namespace: 'ops', id: 'c0aa/ops/other' })] },
    saw: { count: 2, namespaces: ['ops', 'shop'], installed: '-' },
  },
  'fail: a component that nothing uses': {
    subject: cluster(),
    given: {
      secrets: [typed('kubernetes.io/dockerconfigjson')],
      addons: [addon({ id: 'c0aa/ack-secret-manager', name: 'ack-secret-manager' }), addon()],
    },
    saw: { count: 1, namespaces: ['shop'], installed: ['ack-secret-manager'] },
  },
  'fail: whatever is missing of Secrets and add-ons': {
    subject: cluster(),
    given: { secrets: [secret()] },
    partial: ['secrets', 'addons'],
  },
  'pass: an ExternalSecret brings one in': {
    subject: cluster(),
    given: { secrets: [secret()], secretStoreObjects: [secretStoreObject()] },
  },
  'pass: one was seen, whatever else is missing': {
    subject: cluster(),
    given: { secretStoreObjects: [secretStoreObject()] },
    partial: ['secrets', 'secretStoreObjects'],
  },
  'not-applicable: no Secret at all': { subject: cluster() },
  'not-applicable: certificates, releases and tokens': {
    subject: cluster(),
    given: { secrets: [typed('kubernetes.io/tls'), secret('x', { type: known('helm.sh/release.v1') })] },
  },
  'not-applicable: Secrets of the cluster itself': {
    subject: cluster(),
    given: { secrets: [secret('bootstrap', { namespace: 'kube-system' })] },
  },
  'unknown: stores were not read': {
    subject: cluster(),
    given: { secrets: [secret()] },
    partial: ['secretStoreObjects'],
    source: 'test/secretStoreObjects',
  },
  'unknown: Secrets were not read': { subject: cluster(), partial: ['secrets'], source: 'test/secrets' },
  'unknown: a type was not read': {
    subject: cluster(),
    given: { secrets: [secret('a', { type: denied('kubernetes/secrets') })] },
    source: 'kubernetes/secrets',
  },
});
