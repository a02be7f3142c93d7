import { defineCases } from '../kit/define-cases.ts';
import { absent, CLUSTER, clusterScope, denied, known, NODE } from '../kit/rows.ts';
import { alert, nodeAlerts } from '../kit/rows-node-security.ts';

const ALERTS = 'sas/DescribeSuspEvents';
const NAME = 'Suspicious Process-Reverse shell';

export default defineCases('runtimeAlerts', {
  'fail: a serious alert waits': {
    subject: nodeAlerts([alert()]),
    saw: { name: NODE, count: 1, alerts: [NAME] },
    severity: 'high',
  },
  'fail: an alert is confirmed and not handled': { subject: nodeAlerts([alert({ status: known(4) })]) },
  'fail: only suspicious ones wait': {
    subject: nodeAlerts([alert({ level: known('suspicious') }), alert({ id: '2', level: known('remind') })]),
    saw: { name: NODE, count: 1, alerts: [NAME] },
    severity: 'medium',
  },
  'fail: on the cluster itself': {
    subject: nodeAlerts([alert({ nodeName: '', instance: '' })], {
      id: CLUSTER,
      subject: CLUSTER,
      scope: clusterScope,
      level: 'cluster',
      name: CLUSTER,
    }),
    saw: { name: CLUSTER, count: 1, alerts: [NAME] },
  },
  'fail: one was seen, though the list was cut': {
    subject: nodeAlerts([alert()], { gaps: [denied(ALERTS).because] }),
  },
  'pass: no alert': { subject: nodeAlerts([]) },
  'pass: reminders, and what was handled, ignored or blocked': {
    subject: nodeAlerts([
      alert({ level: known('remind') }),
      ...[2, 8, 32, 64, 513].map((status) => alert({ id: `s${status}`, status: known(status) })),
    ]),
  },
  'unknown: the list was refused': {
    subject: nodeAlerts([], { gaps: [denied(ALERTS).because] }),
    source: ALERTS,
  },
  'unknown: the level of an alert was not read': {
    subject: nodeAlerts([alert({ level: absent(ALERTS, 'Level') })]),
    source: ALERTS,
  },
  'unknown: the state of an alert was not read': {
    subject: nodeAlerts([alert({ status: absent(ALERTS, 'EventStatus') })]),
    source: ALERTS,
  },
  'unknown: a state that is not documented': { subject: nodeAlerts([alert({ status: known(99) })]) },
  'unknown: a level that is not documented': { subject: nodeAlerts([alert({ level: known('grave') })]) },
});
