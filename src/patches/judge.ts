import type { Match } from '../advisories/matcher.ts';
import type { Advisory } from '../advisories/merge.ts';
import type { AdviceNote, Affectedness } from '../model/advice.ts';
import type { Basis } from '../model/basis.ts';
import type { NodeVulnerability } from '../model/facts/vulnerability.ts';
import { factOf } from '../responsibility/basis.ts';
import { type Answers, NO_VERSION } from './answers.ts';
import type { InventoryItem } from './inventory-item.ts';
import { gapBasis, matchBasis, matchNotes, note } from './match-basis.ts';
import type { Reported, Reports } from './reported.ts';
import type { RunningImage } from './running-pods.ts';

/** What is known of one item against one advisory; whose job it is comes after. */
export interface Judged {
  item: InventoryItem;
  affected: Affectedness;
  match: Match | undefined;
  reported: Reported | undefined;
  /** How the running pods of an add-on stand beside the list: all old, some old. */
  drift: 'none' | 'pods-behind' | 'pods-ahead' | 'mixed';
  notes: AdviceNote[];
  basis: Basis[];
}

/** Judges one item by its version, by what scanners report, and by what runs. */
export function judgeItem(
  item: InventoryItem,
  advisory: Advisory,
  answers: Answers,
  reports: Reports,
): Judged {
  const version = item.version.known ? item.version.value : NO_VERSION;
  const match = answers.of(advisory.id, item.component, version, item.facts);
  const judged: Judged = {
    item,
    affected: match?.affected ?? 'undetermined',
    match,
    reported: undefined,
    drift: 'none',
    notes: [...(item.notes ?? [])],
    basis: [versionBasis(item)],
  };
  if (!item.version.known) {
    judged.notes.push(
      note('version-unread', { component: item.component, reason: item.version.because.reason }),
    );
    judged.basis.push(gapBasis('version-unread', item.version.because));
  }
  if (match !== undefined) {
    judged.notes.push(...matchNotes(match, item.version.known));
    judged.basis.push(...matchBasis(match));
  }
  if (item.node !== undefined) weighReports(judged, reports.ofNode(item.node.id));
  if (item.images !== undefined) weighImages(judged, item.images, advisory, answers);
  weighGaps(judged);
  return judged;
}

function versionBasis({ component, version }: InventoryItem): Basis {
  const fact = factOf(`${component} version`, version);
  return {
    rule: 'installed-version',
    sentence: version.known ? `${component} ${version.value}` : version.because.reason,
    facts: [fact],
    confidence: version.known && version.inferred !== undefined ? 'inferred' : 'documented',
  };
}

/** A scanner that saw the machine tells more than upstream ranges; an open report is never outweighed. */
function weighReports(judged: Judged, reported: Reported): void {
  const all = [...reported.open, ...reported.restartPending, ...reported.fixed];
  if (all.length === 0) return;
  judged.reported = reported;
  judged.basis.push(...all.slice(0, 3).map(reportBasis));
  const names = all.slice(0, 3).map(({ name }) => name.value);
  if (reported.open.length + reported.restartPending.length > 0) {
    judged.affected = 'yes';
    judged.notes.push(note('scanner-reports', { names: names.join(', ') }));
  } else if (judged.affected === 'undetermined' && reported.isWhole) {
    judged.affected = 'no';
    judged.notes.push(note('scanner-says-fixed', { names: names.join(', ') }));
  }
}

function reportBasis(row: NodeVulnerability): Basis {
  return {
    rule: 'reported-by-scanner',
    sentence: row.name.value,
    facts: [factOf('name', row.name), factOf('status', row.status)],
    confidence: 'documented',
  };
}

/** The list of add-ons says what should run; images say what does. */
function weighImages(
  judged: Judged,
  images: readonly RunningImage[],
  advisory: Advisory,
  answers: Answers,
): void {
  const { item } = judged;
  if (item.addon === undefined || images.length === 0) return;
  const answered = images.map((image) => {
    const match = answers.of(advisory.id, item.component, image.tag ?? NO_VERSION, item.facts);
    return { image, affected: match?.affected ?? 'undetermined' };
  });
  const differing = answered.filter(({ affected }) => affected !== judged.affected);
  if (differing.length === 0) return;
  const running = images.map(({ image, pods }) => `${image} (${pods})`).join(', ');
  judged.notes.push(note('addon-drift', { listed: item.version.known ? item.version.value : '?', running }));
  judged.basis.push(imagesBasis(item, images));
  const listed = judged.affected;
  const someYes = answered.some(({ affected }) => affected === 'yes');
  const allNo = answered.every(({ affected }) => affected === 'no');
  if (listed === 'no' && someYes) {
    judged.affected = 'yes';
    judged.drift = answered.every(({ affected }) => affected === 'yes') ? 'pods-behind' : 'mixed';
  } else if (listed === 'yes' && allNo) judged.drift = 'pods-ahead';
  else if (listed === 'yes' && answered.some(({ affected }) => affected === 'no')) judged.drift = 'mixed';
  else if (listed === 'no') judged.affected = 'undetermined';
  else if (listed === 'undetermined' && someYes) judged.affected = 'yes';
}

function imagesBasis({ cluster }: InventoryItem, images: readonly RunningImage[]): Basis {
  const ids = cluster === undefined ? [] : [cluster.id];
  return {
    rule: 'running-images',
    sentence: images.map(({ image }) => image).join(', '),
    facts: images.map(({ image, pods }) => ({
      field: 'spec.containers.image',
      value: `${image} (${pods})`,
      source: 'kubernetes/pods',
      ids,
    })),
    confidence: 'documented',
  };
}

/** Where more of it may be than was read, what was read proves nothing of the rest. */
function weighGaps(judged: Judged): void {
  const { item } = judged;
  const { gaps = [], addon } = item;
  if (judged.affected !== 'no' || gaps.length === 0) return;
  if (judged.match?.because === 'statement') return;
  if (addon?.managed.known && addon.managed.value) return;
  judged.affected = 'undetermined';
  judged.notes.push(note(item.pool === undefined ? 'pods-unread' : 'nodes-unread'));
  judged.basis.push(...gaps.map((gap) => gapBasis('more-may-exist', gap)));
}
