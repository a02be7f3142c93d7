import { defineCases } from '../kit/define-cases.ts';
import { podTemplate } from '../kit/rows.ts';

const having = (...volumes: object[]) =>
  podTemplate({ volumes: volumes.map((volume, index) => ({ name: `v${index}`, ...volume })) });

export default defineCases('podTemplates', {
  'fail: a driver of the old kind': {
    subject: having({ flexVolume: { driver: 'alicloud/nas' } }),
    saw: { volumes: ['v0'], kinds: ['flexVolume'] },
  },
  'fail: NFS among allowed kinds': {
    subject: having({ emptyDir: {} }, { nfs: { server: '10.0.0.1', path: '/' } }),
    saw: { volumes: ['v1'], kinds: ['nfs'] },
  },
  'fail: a node path is not on the list': { subject: having({ hostPath: { path: '/a' } }) },
  'fail: a kind that does not exist yet': {
    subject: having({ quantumDisk: {} }),
    saw: { volumes: ['v0'], kinds: ['quantumDisk'] },
  },
  'pass: all kinds of the list': {
    subject: having(
      ...[
        'configMap',
        'csi',
        'downwardAPI',
        'emptyDir',
        'ephemeral',
        'image',
        'persistentVolumeClaim',
        'projected',
        'secret',
      ].map((kind) => ({ [kind]: {} })),
    ),
  },
  'pass: a volume without a kind is an emptyDir': { subject: having({}) },
  'pass: a kind that is null': { subject: having({ nfs: null, emptyDir: {} }) },
  'pass: no volumes': { subject: podTemplate() },
  'unknown: volumes is an object': { subject: podTemplate({ volumes: {} }), source: 'kubernetes/pods' },
  'unknown: a volume without a name': {
    subject: podTemplate({ volumes: [{ emptyDir: {} }] }),
    source: 'kubernetes/pods',
  },
});
