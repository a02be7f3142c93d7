import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { admissionWebhook } from '../kit/rows-admission.ts';

const ignore = known('Ignore');
const unread = denied('kubernetes/validatingwebhookconfigurations.admissionregistration.k8s.io', 'c0aa');
const saw = (...risks: string[]) => ({
  kind: 'ValidatingWebhookConfiguration',
  configuration: 'guard',
  webhook: 'pods.guard.example.com',
  risks,
});
const outside = { url: known('https://guard.example.com/admit'), service: known('') };

export default defineCases('admissionWebhooks', {
  'fail: it fails open for pods': {
    subject: admissionWebhook({ failurePolicy: ignore }),
    saw: saw('failurePolicy Ignore for pods'),
  },
  'fail: it fails open for everything': {
    subject: admissionWebhook({
      failurePolicy: ignore,
      rules: known([{ groups: ['*'], resources: ['*'], operations: ['*'] }]),
    }),
    saw: saw('failurePolicy Ignore for *'),
  },
  'fail: it is outside the cluster': {
    subject: admissionWebhook(outside),
    saw: saw('calls guard.example.com'),
  },
  'fail: it calls what is no address': {
    subject: admissionWebhook({ ...outside, url: known('guard') }),
    saw: saw('calls a URL'),
  },
  'fail: it trusts nobody in particular': {
    subject: admissionWebhook({ caBundle: known(false) }),
    saw: saw('no caBundle'),
  },
  'fail: all of it': {
    subject: admissionWebhook({ ...outside, failurePolicy: ignore, caBundle: known(false) }),
    saw: saw('failurePolicy Ignore for pods', 'calls guard.example.com'),
  },
  'fail: it is outside, and its rules were not read': {
    subject: admissionWebhook({ ...outside, rules: unread }),
  },
  'pass: it fails closed inside the cluster': { subject: admissionWebhook() },
  'pass: it fails open for what does no harm': {
    subject: admissionWebhook({
      failurePolicy: ignore,
      rules: known([{ groups: ['example.com'], resources: ['widgets'], operations: ['CREATE'] }]),
    }),
  },
  'pass: it fails open when pods go': {
    subject: admissionWebhook({
      failurePolicy: ignore,
      rules: known([{ groups: [''], resources: ['pods'], operations: ['DELETE'] }]),
    }),
  },
  'pass: beside the API server': {
    subject: admissionWebhook({ url: known('https://127.0.0.1:9443/admit'), service: known('') }),
  },
  'pass: a name of the cluster': {
    subject: admissionWebhook({ url: known('https://webhook.guard.svc/admit'), service: known('') }),
  },
  'unknown: what it is asked about was not read': {
    subject: admissionWebhook({ rules: unread }),
    source: 'kubernetes/validatingwebhookconfigurations.admissionregistration.k8s.io',
  },
  'unknown: whom it calls was not read': { subject: admissionWebhook({ url: unread }) },
  'unknown: whom it trusts was not read': { subject: admissionWebhook({ caBundle: unread }) },
  'unknown: how it fails was not read': { subject: admissionWebhook({ failurePolicy: unread }) },
});
