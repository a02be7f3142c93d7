import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { classDisks, poolDisks } from '../kit/rows-machines.ts';

const unread = denied('cs/DescribeClusterNodePools', 'c0aa');
const off = known(false);
const on = known(true);

export default defineCases('diskSettings', {
  'fail: the system disk': {
    subject: poolDisks({ disks: [{ label: 'system_disk', encrypted: off }] }),
    saw: { kind: 'node-pool', name: 'np0bb', disks: ['system_disk'] },
  },
  'fail: one of the data disks': {
    subject: poolDisks({
      disks: [
        { label: 'system_disk', encrypted: on },
        { label: 'data_disks[0]', encrypted: on },
        { label: 'data_disks[1]', encrypted: off },
      ],
    }),
    saw: { kind: 'node-pool', name: 'np0bb', disks: ['data_disks[1]'] },
  },
  'fail: one disk is not, the other was not read': {
    subject: poolDisks({
      disks: [
        { label: 'system_disk', encrypted: off },
        { label: 'data_disks', encrypted: unread },
      ],
    }),
  },
  'fail: a StorageClass': {
    subject: classDisks({ disks: [{ label: 'parameters.encrypted', encrypted: off }] }),
    severity: 'low',
    saw: { kind: 'storage-class', name: 'essd', disks: ['parameters.encrypted'] },
  },
  'pass: all disks of a pool': { subject: poolDisks() },
  'pass: a pool without data disks': {
    subject: poolDisks({ disks: [{ label: 'system_disk', encrypted: on }] }),
  },
  'pass: a StorageClass that encrypts': { subject: classDisks() },
  'unknown: the data disks were not read': {
    subject: poolDisks({
      disks: [
        { label: 'system_disk', encrypted: on },
        { label: 'data_disks', encrypted: unread },
      ],
    }),
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: not encrypted, and whether it is a disk was not read': {
    subject: poolDisks({ makesDisks: unread, disks: [{ label: 'system_disk', encrypted: off }] }),
    source: 'cs/DescribeClusterNodePools',
  },
  'not-applicable: a StorageClass of another kind of storage': {
    subject: classDisks({
      makesDisks: known(false),
      disks: [{ label: 'parameters.encrypted', encrypted: off }],
    }),
  },
});
