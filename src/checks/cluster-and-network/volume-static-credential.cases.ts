import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { volumeSource } from '../kit/rows-objects.ts';

const key = { redacted: true, length: 30, shapes: ['secret-by-name'] };
const keyId = { redacted: true, length: 24, shapes: ['alibaba-access-key-id'], keyIdHash: 'ab'.repeat(32) };
const placeholder = { redacted: true, length: 21, shapes: [] };
const attributes = (value: object) => known({ bucket: 'assets', ...value });
const SOURCE = 'kubernetes/persistentvolumes';

export default defineCases('volumeSources', {
  'fail: an AccessKey among the attributes': {
    subject: volumeSource({ attributes: attributes({ akId: keyId, akSecret: key }) }),
    saw: { volumes: ['PersistentVolume assets'], credentials: ['akId', 'akSecret'] },
  },
  'fail: an AccessKey that RRSA does not need': {
    subject: volumeSource({ attributes: attributes({ akId: keyId, authType: 'rrsa' }) }),
  },
  'fail: a Secret with an AccessKey': {
    subject: volumeSource({ attributes: attributes({}), secret: known('oss-key') }),
    saw: { volumes: ['PersistentVolume assets'], credentials: ['Secret oss-key'] },
  },
  'fail: the FlexVolume driver': {
    subject: volumeSource({ driver: known('alicloud/oss'), attributes: attributes({ akSecret: key }) }),
  },
  'fail: a StorageClass': {
    subject: volumeSource({ kind: 'StorageClass', attributes: attributes({}), secret: known('oss-key') }),
    saw: { volumes: ['StorageClass assets'], credentials: ['Secret oss-key'] },
  },
  'fail: an AccessKey for a driver that needs none': {
    subject: volumeSource({
      driver: known('nasplugin.csi.alibabacloud.com'),
      attributes: attributes({ akSecret: key }),
    }),
  },
  'fail: the id of an AccessKey, whoever gets it': {
    subject: volumeSource({ driver: known('csi.example.com'), attributes: attributes({ user: keyId }) }),
  },
  'fail: the id of an AccessKey for a driver that was not read': {
    subject: volumeSource({ driver: denied(SOURCE), attributes: attributes({ akId: keyId }) }),
  },
  'pass: RRSA': { subject: volumeSource() },
  'pass: RRSA beside a Secret that is not used': { subject: volumeSource({ secret: known('oss-key') }) },
  'pass: secrets from a store': {
    subject: volumeSource({
      attributes: attributes({ authType: 'csi-secret-store', secretProviderClass: 'oss' }),
      secret: known('oss-key'),
    }),
  },
  'pass: the role of the node': { subject: volumeSource({ attributes: attributes({}) }) },
  'pass: a placeholder': { subject: volumeSource({ attributes: attributes({ akId: placeholder }) }) },
  'not-applicable: a disk': {
    subject: volumeSource({ driver: known('diskplugin.csi.alibabacloud.com'), attributes: known({}) }),
  },
  'not-applicable: no driver': { subject: volumeSource({ driver: known(''), attributes: known({}) }) },
  "not-applicable: another vendor's driver and its Secret": {
    subject: volumeSource({
      driver: known('csi.example.com'),
      attributes: attributes({ token: key }),
      secret: known('x'),
    }),
  },
  'unknown: the driver was not read': { subject: volumeSource({ driver: denied(SOURCE) }), source: SOURCE },
  'unknown: the attributes were not read': {
    subject: volumeSource({ attributes: denied(SOURCE) }),
    source: SOURCE,
  },
  'unknown: whether a Secret is given': {
    subject: volumeSource({ attributes: attributes({}), secret: denied(SOURCE) }),
    source: SOURCE,
  },
});
