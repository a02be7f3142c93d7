import { defineCases } from '../kit/define-cases.ts';
import { absent, denied, known, nodePool, podTemplate } from '../kit/rows.ts';
import { runtimeClass } from '../kit/rows-runtime-classes.ts';

const classes = 'kubernetes/runtimeclasses.node.k8s.io';
const untrusted = { 'demarc.dev/trust': 'untrusted' };
const marked = (spec: Record<string, string> = {}) => podTemplate(spec, { labels: untrusted });
const runv = runtimeClass('runv', 'runv');
const runc = runtimeClass('plain', 'runc');

export default defineCases('podTemplates', {
  'fail: a sandbox exists and the pod has the default runtime': {
    subject: marked(),
    given: { runtimeClasses: [runv, runc] },
    saw: { mark: 'demarc.dev/trust', sandbox: ['runv'] },
  },
  'fail: a class that is no sandbox': {
    subject: marked({ runtimeClassName: 'plain' }),
    given: { runtimeClasses: [runv, runc] },
  },
  'fail: the name of a sandbox, the handler of none': {
    subject: marked({ runtimeClassName: 'kata' }),
    given: { runtimeClasses: [runv, runtimeClass('kata', 'runc')] },
  },
  'fail: a node pool with the sandboxed runtime': {
    subject: marked(),
    given: { nodePools: [nodePool({ runtime: known('Sandboxed-Container.runv') })] },
    saw: { mark: 'demarc.dev/trust', sandbox: ['Sandboxed-Container.runv'] },
  },
  'fail: a sandbox exists, whatever else is unread': {
    subject: marked(),
    given: { runtimeClasses: [runv] },
    partial: ['nodePools', 'runtimeClasses'],
  },
  "fail: containerd's annotation": {
    subject: podTemplate({}, { annotations: { 'io.kubernetes.cri.untrusted-workload': 'true' } }),
    given: { runtimeClasses: [runv] },
  },
  "fail: CRI-O's annotation": {
    subject: podTemplate({}, { annotations: { 'io.kubernetes.cri-o.TrustedSandbox': 'false' } }),
    given: { runtimeClasses: [runv] },
  },
  'fail: a pod of a virtual cluster': {
    subject: podTemplate({}, { labels: { 'vcluster.loft.sh/managed-by': 'team-a' } }),
    given: { runtimeClasses: [runv] },
    saw: { mark: 'vcluster.loft.sh/managed-by', sandbox: ['runv'] },
  },
  'fail: a pod of a tenant': {
    subject: podTemplate({}, { annotations: { 'tenancy.x-k8s.io/cluster': 'tenant-1' } }),
    given: { runtimeClasses: [runtimeClass('gvisor', 'runsc')] },
  },
  'fail: a label of a tenant': {
    subject: podTemplate({}, { labels: { 'capsule.clastix.io/tenant': 'oil' } }),
    given: { runtimeClasses: [runtimeClass('kata', 'kata-qemu')] },
  },
  'pass: the sandboxed runtime': {
    subject: marked({ runtimeClassName: 'runv' }),
    given: { runtimeClasses: [runv] },
  },
  'pass: a pod on a virtual node': {
    subject: podTemplate({}, { labels: untrusted, virtual: true }),
    given: { runtimeClasses: [runv] },
  },
  'not-applicable: nothing marks it': { subject: podTemplate(), given: { runtimeClasses: [runv] } },
  'not-applicable: marked as trusted': {
    subject: podTemplate({}, { labels: { 'demarc.dev/trust': 'trusted' } }),
    given: { runtimeClasses: [runv] },
  },
  'not-applicable: the cluster offers no sandbox': {
    subject: marked(),
    given: { runtimeClasses: [runc], nodePools: [nodePool()] },
  },
  'unknown: the mark has a value that cannot be told': {
    subject: podTemplate({}, { labels: { 'demarc.dev/trust': { redacted: true } } }),
    given: { runtimeClasses: [runv] },
    source: 'kubernetes/pods',
  },
  'unknown: the classes were refused': {
    subject: marked(),
    partial: ['runtimeClasses'],
    source: 'test/runtimeClasses',
  },
  'unknown: the pools were refused': { subject: marked(), partial: ['nodePools'], source: 'test/nodePools' },
  'unknown: the runtime of a pool is not said': {
    subject: marked(),
    given: {
      nodePools: [nodePool({ runtime: absent('cs/DescribeClusterNodePools', 'kubernetes_config.runtime') })],
    },
    source: 'cs/DescribeClusterNodePools',
  },
  'unknown: the class of the pod is not here': {
    subject: marked({ runtimeClassName: 'runv' }),
    given: { runtimeClasses: [] },
    source: classes,
  },
  'unknown: the handler of its class was not read': {
    subject: marked({ runtimeClassName: 'runv' }),
    given: { runtimeClasses: [runtimeClass('runv', '', { handler: denied(classes, 'c0aa') })] },
    source: classes,
  },
  'unknown: a handler nobody knows': {
    subject: marked({ runtimeClassName: 'own' }),
    given: { runtimeClasses: [runtimeClass('own', 'own-shim')] },
    source: classes,
  },
  'unknown: the cluster offers a handler nobody knows': {
    subject: marked(),
    given: { runtimeClasses: [runtimeClass('own', 'own-shim')] },
    source: classes,
  },
});
