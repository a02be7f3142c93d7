import { defineCases } from '../kit/define-cases.ts';
import { denied, known, podTemplate, restrictedContainer } from '../kit/rows.ts';
import { accessKey } from '../kit/rows-accounts.ts';
import { configMap, secret } from '../kit/rows-rbac.ts';

const HASH = 'ab'.repeat(32);
const marker = { redacted: true, length: 24, shapes: ['alibaba-access-key-id'], keyIdHash: HASH };
const place = { path: '/data/key', value: marker, shapes: marker.shapes, keyIdHash: HASH };
const container = (more: object) => podTemplate({ containers: [{ ...restrictedContainer, ...more }] });
const inEnv = container({
  env: [
    { name: 'MODE', value: 'fast' },
    { name: 'ALIBABA_CLOUD_ACCESS_KEY_ID', value: marker },
  ],
});
const fromMap = container({ envFrom: [{ configMapRef: { name: 'settings' } }] });
const mounted = podTemplate({ volumes: [{ name: 'key', secret: { secretName: 'session' } }] });
const bob = accessKey({ keyIdHash: HASH, user: 'bob' });

export default defineCases('podTemplates', {
  'fail: in the environment': {
    subject: inEnv,
    given: { accessKeys: [bob] },
    saw: { places: ['containers/app/env'], owners: ['bob (Active)'] },
  },
  'fail: a disabled key': {
    subject: inEnv,
    given: { accessKeys: [accessKey({ keyIdHash: HASH, user: 'bob', status: known('Inactive') })] },
    saw: { places: ['containers/app/env'], owners: ['bob (Inactive)'] },
    severity: 'medium',
  },
  'fail: a key that no list names': {
    subject: inEnv,
    saw: { places: ['containers/app/env'], owners: ['?'] },
  },
  'fail: a key whose state was not read': {
    subject: inEnv,
    given: {
      accessKeys: [accessKey({ keyIdHash: HASH, user: 'bob', status: denied('ram/ListAccessKeys') })],
    },
    saw: { places: ['containers/app/env'], owners: ['bob (?)'] },
  },
  'fail: whatever was read of ConfigMaps and keys': {
    subject: inEnv,
    partial: ['configMaps', 'secrets', 'accessKeys'],
  },
  'fail: on the command line': {
    subject: container({ args: ['--id', marker] }),
    saw: { places: ['containers/app/args'], owners: ['?'] },
  },
  'fail: in JSON in an annotation': {
    subject: podTemplate(
      {},
      { annotations: { 'shop.example.com/settings': JSON.stringify({ id: marker }) } },
    ),
    given: { accessKeys: [bob] },
    saw: { places: ['annotations/shop.example.com/settings'], owners: ['bob (Active)'] },
  },
  'fail: in a ConfigMap that the pod is given': {
    subject: fromMap,
    given: { configMaps: [configMap('settings', { credentials: [place] })] },
    saw: { places: ['ConfigMap/settings'], owners: ['?'] },
  },
  'fail: in a Secret of which the shapes were kept': {
    subject: mounted,
    given: { secrets: [secret('session', { credentials: [place] })] },
    saw: { places: ['Secret/session'], owners: ['?'] },
  },
  'fail: an init container': {
    subject: podTemplate({ initContainers: [{ name: 'copy', env: [{ name: 'ID', value: marker }] }] }),
    saw: { places: ['initContainers/copy/env'], owners: ['?'] },
  },
  'pass: nothing of the kind': { subject: podTemplate() },
  'pass: another credential': {
    subject: container({
      env: [{ name: 'TOKEN', value: { redacted: true, length: 40, shapes: ['github-token'] } }],
    }),
  },
  'pass: a ConfigMap without one': { subject: fromMap, given: { configMaps: [configMap()] } },
  'pass: a reference to a Secret': { subject: mounted, given: { secrets: [secret()] } },
  'pass: a ConfigMap of another namespace': {
    subject: fromMap,
    given: {
      configMaps: [configMap(), configMap('settings', { id: 'c0aa/ops/settings', credentials: [place] })],
    },
  },
  'unknown: the ConfigMap was not read': {
    subject: fromMap,
    partial: ['configMaps'],
    source: 'test/configMaps',
  },
  'unknown: the Secret was not read': { subject: mounted, partial: ['secrets'], source: 'test/secrets' },
});
