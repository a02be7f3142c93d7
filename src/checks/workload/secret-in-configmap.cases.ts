import { defineCases } from '../kit/define-cases.ts';
import { credentialHolder } from '../kit/rows-objects.ts';

const place = (path: string, shapes: string[], length = 24) => ({
  path,
  value: { redacted: true, length, shapes },
  shapes,
});
const holder = (...credentials: ReturnType<typeof place>[]) => credentialHolder({ credentials });
const APPLIED = '/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration';
const saw = { kind: 'ConfigMap', namespace: 'shop', name: 'settings' };

export default defineCases('credentialHolders', {
  'fail: a private key': {
    subject: holder(place('/data/tls.key', ['private-key'])),
    saw: { ...saw, places: ['data/tls.key'], shapes: ['private-key'] },
  },
  'fail: a token that looks random under a secret name': {
    subject: holder(place('/data/token', ['secret-by-name', 'high-entropy'])),
    saw: { ...saw, places: ['data/token'], shapes: ['secret-by-name'] },
  },
  'fail: a random value that a text assigns': {
    subject: holder(place('/data/app.properties', ['secret-assignment', 'high-entropy'])),
    saw: { ...saw, places: ['data/app.properties'], shapes: ['secret-assignment'] },
  },
  'fail: a simple password that is a setting of its own': {
    subject: holder(place('/data/POSTGRES_PASSWORD', ['secret-by-name'], 8)),
    saw: { ...saw, places: ['data/POSTGRES_PASSWORD'], shapes: ['secret-by-name'] },
  },
  'fail: a password in an address': {
    subject: holder(place('/data/DATABASE_URL', ['url-password'])),
    saw: { ...saw, places: ['data/DATABASE_URL'], shapes: ['url-password'] },
  },
  'fail: a kubeconfig with a client key': {
    subject: holder(place('/data/config', ['client-key', 'kubeconfig'])),
  },
  'fail: an annotation': {
    subject: holder(place('/metadata/annotations/shop.example.com~1hook', ['webhook-url'])),
    saw: { ...saw, places: ['annotations/shop.example.com~1hook'], shapes: ['webhook-url'] },
  },
  'fail: the Secret as kubectl applied it': {
    subject: credentialHolder({ kind: 'Secret', credentials: [place(APPLIED, ['secret-manifest'])] }),
    severity: 'medium',
  },
  'pass: nothing of the kind': { subject: holder() },
  'pass: a word under a name that may mean a reference': {
    subject: holder(place('/data/default-tls-secret', ['secret-by-name'])),
  },
  'pass: a text that assigns words': {
    subject: holder(place('/data/nginx.conf', ['secret-assignment'], 4000)),
  },
  'pass: a placeholder of an example': {
    subject: holder(place('/data/PASSWORD', ['secret-by-name', 'placeholder'])),
  },
  'pass: a template of a Secret': { subject: holder(place('/data/template.yaml', ['secret-manifest'])) },
  'pass: a kubeconfig that names files': { subject: holder(place('/data/kubeconfig.conf', ['kubeconfig'])) },
  'pass: the id of an AccessKey, which another check follows': {
    subject: holder(place('/data/id', ['alibaba-access-key-id'])),
  },
  'pass: a password of three characters stands for one': {
    subject: holder(place('/data/password', ['secret-by-name'], 3)),
  },
  'pass: the empty password of an example in JSON, of which the whole text is the place': {
    subject: credentialHolder({
      credentials: [{ path: '/data/password', value: '{"redacted":true}', shapes: ['secret-by-name'] }],
    }),
  },
  'unknown: too deeply nested': {
    subject: holder(place('/data/tree', ['unreadable'])),
    source: 'test/Document',
  },
});
