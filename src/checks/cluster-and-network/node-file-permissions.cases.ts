import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known, NODE } from '../kit/rows.ts';
import { nodeFile, nodeFiles } from '../kit/rows-objects.ts';

const SOURCE = 'kubernetes/node-files';
const mode = (bits: number) => nodeFiles(nodeFile('kubelet-config', { mode: known(bits) }));

export default defineCases('nodeFiles', {
  'fail: others may write': {
    subject: mode(0o666),
    saw: { node: NODE, items: ['4.1.9 /etc/kubelet-config 666'] },
  },
  'fail: the group may write': { subject: mode(0o664) },
  'fail: others may run it': { subject: mode(0o755) },
  'fail: another owner': {
    subject: nodeFiles(nodeFile('client-ca', { ownership: known('kubelet:root') })),
    saw: { node: NODE, items: ['4.1.8 /etc/client-ca kubelet:root'] },
  },
  'fail: every item in one finding': {
    subject: nodeFiles(
      nodeFile('kubelet-service', { mode: known(0o777), ownership: known('root:wheel') }),
      nodeFile('proxy-kubeconfig', { mode: known(0o640), ownership: known('nobody:nogroup') }),
    ),
    saw: {
      node: NODE,
      items: [
        '4.1.1 /etc/kubelet-service 777',
        '4.1.2 /etc/kubelet-service root:wheel',
        '4.1.4 /etc/proxy-kubeconfig nobody:nogroup',
      ],
    },
  },
  'fail: whatever else is not told': {
    subject: nodeFiles(
      nodeFile('client-ca', { mode: known(0o646) }),
      nodeFile('kubelet-config', { mode: denied(SOURCE) }),
    ),
    saw: { node: NODE, items: ['4.1.7 /etc/client-ca 646'], unread: ['4.1.9', '4.1.10'] },
  },
  'pass: only root': { subject: nodeFiles() },
  'pass: others may read': { subject: mode(0o644) },
  'pass: nobody may do anything': { subject: mode(0) },
  'pass: kube-proxy needs no kubeconfig file': {
    subject: nodeFiles(
      nodeFile('proxy-kubeconfig', { exists: known(false), mode: denied(SOURCE), ownership: denied(SOURCE) }),
    ),
  },
  'unknown: a file is not where it was looked for': {
    subject: nodeFiles(nodeFile('kubelet-kubeconfig', { exists: known(false) })),
    source: 'test/Document',
  },
  'unknown: nothing is told of a file': {
    subject: nodeFiles(nodeFile('client-ca', { exists: absent(SOURCE, 'client-ca') })),
    source: SOURCE,
  },
  'unknown: a mode is not told': {
    subject: nodeFiles(nodeFile('client-ca', { mode: denied(SOURCE) })),
    source: SOURCE,
  },
  'unknown: an owner is not told': {
    subject: nodeFiles(nodeFile('client-ca', { ownership: denied(SOURCE) })),
    source: SOURCE,
  },
});
