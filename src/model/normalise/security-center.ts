import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { type Gap, type Known, unseen } from '../../kernel/known.ts';
import type {
  SecurityCenter,
  SecurityCenterAgent,
  SecurityCenterAlert,
  SecurityCenterNotice,
} from '../facts/security-center.ts';
import { COMPLETE, createTable, type Row, type Table } from '../table.ts';
import { Fields, mapKnown } from './fields.ts';
import { gapOf, type Item, type Reading } from './reading.ts';

const VERSION = 'sas/DescribeVersionConfig';
const AGENTS = 'sas/DescribeCloudCenterInstances';
const ALERTS = 'sas/DescribeSuspEvents';
const NOTICES = 'sas/DescribeNoticeConfig';
const ULTIMATE = 7;
const SEVERAL_EDITIONS = 8;

/** One row, whatever was read: what is not known of Security Center is said in its fields. */
export function normaliseSecurityCenter(reading: Reading): Table<SecurityCenter> {
  const document = reading.documents(VERSION, [])[0]?.document;
  const [gap] = isObject(document)
    ? reading.gaps(VERSION, [])
    : [...reading.gaps(VERSION, []), gapOf(VERSION, [], 'failed', 'the answer is not an object')];
  const row = accountRow(reading, reading.header.account, VERSION);
  if (!isObject(document)) {
    const nothing = unseen(gap as Gap);
    const fields = { edition: nothing, containerProtection: nothing, vulnerabilityFix: nothing };
    return createTable([{ ...row, ...fields }], COMPLETE);
  }
  return createTable([{ ...row, ...editionFields(new Fields(document, row.at)) }], COMPLETE);
}

function editionFields(fields: Fields) {
  const bought = fields.number('Version');
  // With several editions side by side, the highest one says what can be given to a machine.
  const edition =
    bought.known && bought.value === SEVERAL_EDITIONS ? fields.number('HighestVersion') : bought;
  const is = (field: Known<number>, test: (value: number) => boolean) => mapKnown(field, test);
  const ultimate = is(edition, (value) => value === ULTIMATE);
  const merged = is(fields.number('MergedVersion'), (value) => value === ULTIMATE);
  const asYouGo = both(
    moduleSwitch(fields, 'POST_HOST'),
    is(fields.number('PostPayHostVersion'), (value) => value === ULTIMATE),
  );
  const containerProtection = any(ultimate, merged.known ? merged : asYouGo);
  const capacity = is(fields.number('VulFixCapacity'), (value) => value > 0);
  return {
    edition,
    containerProtection,
    vulnerabilityFix: any(repairByEdition(edition), capacity, moduleSwitch(fields, 'VUL')),
  };
}

/** ACK's documents disagree whether Advanced and Enterprise may repair: those two tell nothing by themselves. */
function repairByEdition(edition: Known<number>): Known<boolean> {
  if (!edition.known || ![3, 5].includes(edition.value))
    return mapKnown(edition, (value) => value === ULTIMATE);
  const { source, ids } = edition.at;
  return unseen(
    gapOf(source, ids, 'absent', `whether edition ${edition.value} may repair is documented both ways`),
  );
}

/** A module that is paid as it is used; `PostPayModuleSwitch` is JSON in a text. */
function moduleSwitch(fields: Fields, name: string): Known<boolean> {
  const asYouGo = fields.boolean('IsPostpay');
  if (asYouGo.known && !asYouGo.value) return asYouGo;
  const suspended = mapKnown(fields.number('PostPayStatus'), (value) => value === 2);
  if (suspended.known && suspended.value) return mapKnown(suspended, () => false);
  return fields.embedded(['PostPayModuleSwitch'], [], 'an object', (switches) => switchOf(switches, name));
}

function switchOf(switches: Json, name: string): boolean | undefined {
  if (!isObject(switches)) return undefined;
  const value = Object.hasOwn(switches, name) ? switches[name] : 0;
  if (value === 1 || value === '1') return true;
  return value === 0 || value === '0' ? false : undefined;
}

function any(...ways: readonly Known<boolean>[]): Known<boolean> {
  const found = ways.find((way) => way.known && way.value) ?? ways.find((way) => !way.known);
  return found ?? (ways[0] as Known<boolean>);
}

function both(first: Known<boolean>, second: Known<boolean>): Known<boolean> {
  const off = [first, second].find((part) => part.known && !part.value);
  return off ?? (first.known ? second : first);
}

export function normaliseSecurityCenterAgents(reading: Reading): Table<SecurityCenterAgent> {
  return listOf(AGENTS, reading, ({ value, origin }) => {
    const fields = new Fields(value, origin);
    const instance = fields.name('InstanceId');
    if (!instance.known) return instance.because;
    return {
      ...accountRow(reading, instance.value, AGENTS),
      at: origin,
      instance: instance.value,
      uuid: fields.name('Uuid'),
      clientStatus: fields.name('ClientStatus'),
    };
  });
}

export function normaliseSecurityCenterAlerts(reading: Reading): Table<SecurityCenterAlert> {
  return listOf(ALERTS, reading, ({ value, origin }) => {
    const fields = new Fields(value, origin);
    const about = subjectOfAlert(value);
    if (about === undefined) {
      return gapOf(
        ALERTS,
        origin.ids,
        'failed',
        'an alert does not say which machine or cluster it is about',
      );
    }
    const id = fields.name('Id');
    const level = fields.name('Level');
    const status = fields.number('EventStatus');
    const name = fields.name('Name');
    // An alert without an id is told apart by what is said of it, not by where it stands.
    const values = [name, level, status].map((field) => (field.known ? field.value : null));
    const key = id.known ? id.value : JSON.stringify([...values, about]);
    const lastSeen = fields.instant('LastTimeStamp');
    return { ...accountRow(reading, key, ALERTS), at: origin, name, level, status, lastSeen, ...about };
  });
}

/** `N/A` and empty texts say that the alert is not about such a thing; a wrong type says nothing. */
function subjectOfAlert(alert: JsonObject) {
  const text = (name: string): string | undefined => {
    const value = Object.hasOwn(alert, name) ? alert[name] : '';
    if (value === null) return '';
    if (typeof value !== 'string') return undefined;
    return value.trim() === 'N/A' ? '' : value.trim();
  };
  const instance = text('InstanceId');
  const cluster = text('K8sClusterId');
  const nodeName = text('K8sNodeName');
  const nodeId = text('K8sNodeId');
  const pod = text('K8sPodName') ?? '';
  if (instance === undefined || cluster === undefined || nodeName === undefined || nodeId === undefined)
    return undefined;
  if (!Object.hasOwn(alert, 'InstanceId') && cluster === '' && nodeName === '' && nodeId === '')
    return undefined;
  return { instance: instance === '' ? nodeId : instance, cluster, nodeName, pod };
}

export function normaliseSecurityCenterNotices(reading: Reading): Table<SecurityCenterNotice> {
  return listOf(NOTICES, reading, ({ value, origin }) => {
    const fields = new Fields(value, origin);
    const project = fields.name('Project');
    if (!project.known) return project.because;
    const route = fields.number('Route');
    return { ...accountRow(reading, project.value, NOTICES), at: origin, project: project.value, route };
  });
}

/** A list of the whole account; elements without what names them are gaps. */
function listOf<T extends Row>(source: string, reading: Reading, toRow: (item: Item) => T | Gap): Table<T> {
  const { items, completeness } = reading.list(source, []);
  const gaps: Gap[] = [...completeness.gaps];
  const rows: T[] = [];
  for (const item of items) {
    const row = toRow(item);
    if ('outcome' in row) gaps.push(row);
    else rows.push(row);
  }
  const state = gaps.length === 0 ? 'complete' : completeness.state === 'none' ? 'none' : 'partial';
  return createTable(rows, { state, gaps });
}

function accountRow(reading: Reading, id: string, source: string): Row {
  const account = reading.header.account;
  return { id, subject: id, scope: { kind: 'account', account }, at: { source, ids: [], path: '' } };
}
