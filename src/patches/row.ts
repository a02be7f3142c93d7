import type { AdviceNote, AdviceRow, PatchState, Remedy, Trigger } from '../model/advice.ts';
import type { Basis } from '../model/basis.ts';
import type { Party } from '../model/layer.ts';
import { basis } from '../responsibility/basis.ts';
import { SENTENCES } from '../responsibility/source-table.ts';
import type { Advising } from './advising.ts';
import { clearedBy } from './cleared-by.ts';
import { dated } from './dated.ts';
import type { Judged } from './judge.ts';
import { gapBasis, note } from './match-basis.ts';
import { ownerOf } from './owners.ts';
import { blockersOf } from './place-blockers.ts';
import { withWait } from './provider-wait.ts';
import { isUnfixed, remedyOf } from './remedy.ts';
import { sandboxState } from './sandbox-row.ts';
import { triggerOf } from './trigger.ts';

/** The row of one judged item. */
export function rowOf(judged: Judged, advising: Advising): AdviceRow {
  const { item } = judged;
  if (item.layer === 'pod-runtime') return sandboxRow(judged, advising);
  const owner = ownerOf(item, advising.cells, necessityOf(judged, advising));
  const remedy = withBlockers(
    remedyOf(judged, advising.advisory, advising.answers, advising.tables),
    item,
    advising,
  );
  const whose = mitigated(judged, owner, remedy, advising);
  const start = startOf(judged, whose.party, remedy, advising);
  const state = stateOf(judged, whose.party, start.trigger, advising);
  const row: AdviceRow = {
    scope: item.scope,
    component: item.component,
    version: item.version.known ? item.version.value : null,
    affected: judged.affected,
    ...clearing(judged),
    ...imageOf(judged),
    party: whose.party,
    trigger: state === 'done' ? 'none' : start.trigger,
    remedy: state === 'done' ? null : remedy,
    state,
    ...dated(state, advising),
    notes: state === 'done' ? judged.notes : [...judged.notes, ...start.notes, ...offerNotes(judged, remedy)],
    basis: [...whose.basis, ...judged.basis],
  };
  return withWait(row, item, remedy, advising);
}

function clearing(judged: Judged): Pick<AdviceRow, 'clearedBy'> {
  const by = clearedBy(judged);
  return by === undefined ? {} : { clearedBy: by };
}

function imageOf({ item: { node, pool } }: Judged): Pick<AdviceRow, 'image'> {
  const image = (node ?? pool)?.imageId;
  return image?.known && image.value !== '' ? { image: image.value } : {};
}

/** Nodes are drained pool by pool: at a node of a pool its pool tells. */
function withBlockers(remedy: Remedy, { scope }: Judged['item'], { tables, inventory }: Advising): Remedy {
  if (scope.kind === 'node' && (scope.nodePool ?? '') !== '' && remedy.act !== 'node-restart') return remedy;
  return { ...remedy, ...blockersOf(remedy.act, scope, tables, inventory) };
}

/** Known exploitation is of the highest level of Security Center, where no report says the level. */
function necessityOf({ reported }: Judged, { advisory }: Advising): string | undefined {
  return reported?.necessity ?? (advisory.exploited === undefined ? undefined : 'asap');
}

interface Whose {
  party: Party;
  basis: readonly Basis[];
}

/** Where no release fixes a flaw, whoever configures the cluster can only keep it from being used. */
function mitigated({ affected, item }: Judged, owner: Whose, remedy: Remedy, advising: Advising): Whose {
  if (affected !== 'yes' || remedy.act !== 'mitigate' || remedy.mitigation === null) return owner;
  const { party } = advising.cells.owner(
    { ...item.scope, kind: 'cluster' },
    'cluster-and-network',
    'configure',
  );
  const own = basis('mitigation-is-configuration', SENTENCES.configure, [], 'inferred');
  return { party, basis: [own, ...owner.basis] };
}

function startOf(judged: Judged, party: Party, remedy: Remedy, { advisory, cells }: Advising) {
  if (remedy.act === 'mitigate') {
    const trigger: Trigger = remedy.mitigation === null ? 'none' : party;
    return { trigger, notes: [] as readonly AdviceNote[] };
  }
  const stated = advisory.records.find(({ trigger }) => trigger !== undefined)?.trigger;
  // A notice of ACK says who starts the provider's part; what settings of the customer decide it cannot know.
  if (stated !== undefined && party === 'alibaba-cloud' && judged.item.layer === 'control-plane')
    return { trigger: stated as Trigger, notes: [note('trigger-by-notice')] };
  return triggerOf(judged.item, party, remedy, cells);
}

/** How far the fix is. Nothing is done for want of data. */
function stateOf(judged: Judged, party: Party, trigger: Trigger, { advisory }: Advising): PatchState {
  const { affected, reported, drift, match } = judged;
  if (affected === 'no') return 'done';
  if (affected === 'undetermined') return 'undetermined';
  const isHalf = reported !== undefined && reported.open.length === 0 && reported.restartPending.length > 0;
  if (isHalf) return 'restart-pending';
  if (isUnfixed(advisory, match)) return 'no-fix';
  if (drift === 'pods-behind') return 'pods-to-recreate';
  if (drift !== 'none') return 'partly-done';
  const isProviders = trigger === 'maintenance-window' || trigger === 'alibaba-cloud';
  return party === 'alibaba-cloud' && isProviders ? 'waiting-for-provider' : 'to-do';
}

function offerNotes({ affected, item }: Judged, remedy: Remedy): AdviceNote[] {
  if (affected !== 'yes' || remedy.act === 'mitigate') return [];
  if (remedy.offered === 'no') return [note('not-offered')];
  return remedy.offered === 'unknown' && item.layer !== 'node-os' ? [note('offer-unread')] : [];
}

/** Pods on elastic container instances: Alibaba Cloud patches, recreating the pod activates. */
function sandboxRow(judged: Judged, advising: Advising): AdviceRow {
  const { item } = judged;
  const { state, pods, notes, gaps } = sandboxState(item, advising.advisory);
  const owner = ownerOf(item, advising.cells);
  const remedy = remedyOf(judged, advising.advisory, advising.answers, advising.tables);
  const start = triggerOf(item, owner.party, remedy, advising.cells);
  const activate = advising.cells.owner(item.scope, 'pod-runtime', 'activate-fix');
  return {
    scope: item.scope,
    component: item.component,
    version: item.version.known ? item.version.value : null,
    affected: state === 'done' ? 'no' : 'undetermined',
    ...(state === 'done' && { clearedBy: 'no-pods' as const }),
    party: owner.party,
    trigger: state === 'done' ? 'none' : start.trigger,
    remedy: state === 'done' ? null : remedy,
    state,
    pods,
    ...dated(state, advising),
    notes: [...notes, ...(state === 'done' ? [] : start.notes)],
    basis: [
      ...owner.basis,
      ...activate.basis,
      ...judged.basis,
      ...gaps.map((gap) => gapBasis('pods-unread', gap)),
    ],
  };
}
