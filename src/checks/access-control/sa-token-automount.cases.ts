import { defineCases } from '../kit/define-cases.ts';
import { CLUSTER, denied, known, podTemplate } from '../kit/rows.ts';
import { accountSubject, group, namespacedBinding, serviceAccount, user } from '../kit/rows-rbac.ts';

const web = { serviceAccountName: 'web' };
const mounts = (name = 'web') => serviceAccount(name, { automountToken: known(true) });
const unread = denied('kubernetes/rolebindings.rbac.authorization.k8s.io', CLUSTER);

export default defineCases('podTemplates', {
  'fail: the default account, by default': {
    subject: podTemplate(),
    given: { serviceAccounts: [mounts('default')] },
    saw: { account: 'default', binding: '-' },
  },
  'fail: an account that nothing is bound to': {
    subject: podTemplate(web),
    given: { serviceAccounts: [mounts()], bindings: [namespacedBinding([accountSubject('web', 'ops')])] },
    saw: { account: 'web', binding: '-' },
  },
  'fail: the pod insists, against its account': {
    subject: podTemplate({ ...web, automountServiceAccountToken: true }),
    given: { serviceAccounts: [serviceAccount()] },
  },
  'fail: the account is gone, the token is not': { subject: podTemplate(web) },
  'fail: the default account, whatever is bound to it': {
    subject: podTemplate(),
    given: {
      serviceAccounts: [mounts('default')],
      bindings: [namespacedBinding([accountSubject('default')])],
    },
  },
  'fail: the default account, while bindings were not read': {
    subject: podTemplate(),
    given: { serviceAccounts: [mounts('default')] },
    partial: ['bindings'],
  },
  'fail: the older spelling': {
    subject: podTemplate({ serviceAccount: 'web' }),
    given: { serviceAccounts: [mounts()] },
    saw: { account: 'web', binding: '-' },
  },
  'not-applicable: a static pod': {
    subject: podTemplate({}, { annotations: { 'kubernetes.io/config.mirror': '8c1f0f1d' } }),
  },
  'pass: the pod says no': {
    subject: podTemplate({ ...web, automountServiceAccountToken: false }),
    given: { serviceAccounts: [mounts()] },
  },
  'pass: the account says no': { subject: podTemplate(web), given: { serviceAccounts: [serviceAccount()] } },
  'pass: rights are bound to the account': {
    subject: podTemplate(web),
    given: { serviceAccounts: [mounts()], bindings: [namespacedBinding()] },
  },
  'pass: rights are bound to its user name': {
    subject: podTemplate(web),
    given: {
      serviceAccounts: [mounts()],
      bindings: [namespacedBinding([user('system:serviceaccount:shop:web')])],
    },
  },
  'pass: rights are bound to all accounts of its namespace': {
    subject: podTemplate(web),
    given: {
      serviceAccounts: [mounts()],
      bindings: [namespacedBinding([group('system:serviceaccounts:shop')])],
    },
  },
  'unknown: accounts are incomplete': {
    subject: podTemplate(),
    partial: ['serviceAccounts'],
    source: 'test/serviceAccounts',
  },
  'unknown: bindings are incomplete': {
    subject: podTemplate(web),
    given: { serviceAccounts: [mounts()] },
    partial: ['bindings'],
    source: 'test/bindings',
  },
  'unknown: subjects of a binding were not read': {
    subject: podTemplate(web),
    given: { serviceAccounts: [mounts()], bindings: [namespacedBinding([], { subjects: unread })] },
    source: 'kubernetes/rolebindings.rbac.authorization.k8s.io',
  },
  "unknown: the account's word was not read": {
    subject: podTemplate(web),
    given: {
      serviceAccounts: [serviceAccount('web', { automountToken: denied('kubernetes/serviceaccounts') })],
    },
    source: 'kubernetes/serviceaccounts',
  },
});
