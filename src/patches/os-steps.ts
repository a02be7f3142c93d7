import { compareText } from '../kernel/compare.ts';
import type { NodeVulnerability } from '../model/facts/vulnerability.ts';
import type { OpenEntry, PatchStep } from '../model/patch-plan.ts';
import type { Scope } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import { consoleOf, postVulnerabilityFix, restartsOf } from './acts.ts';
import { note } from './match-basis.ts';
import type { Cells } from './owners.ts';

/** What scanners report on the nodes of one pool; one repair of the pool closes it. */
export interface OpenSystem {
  scope: Scope;
  names: readonly string[];
  entries: readonly OpenEntry[];
}

/** The pools of a cluster whose nodes have open vulnerabilities of their systems. */
export function openSystems(cluster: string, tables: Tables): OpenSystem[] {
  return tables.nodePools.of(cluster).flatMap(({ pool, scope }) => {
    const reports = tables.vulnerabilityReports
      .of(cluster)
      .filter(({ level, nodePool }) => level === 'node' && nodePool === pool);
    const open = reports.flatMap((report) => report.open);
    if (open.length === 0) return [];
    const names = [...new Set(open.map(({ name }) => name.value))].sort(compareText);
    const ids = [...new Set(open.flatMap(idsOf))].sort(compareText);
    const place = `${cluster}/${pool}`;
    return [
      { scope, names, entries: ids.map((advisory) => ({ advisory, component: 'node-os', scope: place })) },
    ];
  });
}

function idsOf({ cves, name }: NodeVulnerability): readonly string[] {
  return cves.known && cves.value.length > 0 ? cves.value : [name.value];
}

/** Repairs restart nodes, so that they come last; each counts down what is open in all. */
export function withSystems(
  upgrades: readonly PatchStep[],
  systems: readonly OpenSystem[],
  openAfterUpgrades: number,
  cells: Cells,
): PatchStep[] {
  const reported = systems.reduce((sum, { entries }) => sum + entries.length, 0);
  const steps = upgrades.map((step) => ({ ...step, openAfter: step.openAfter + reported }));
  let open = openAfterUpgrades + reported;
  for (const { scope, names, entries } of systems) {
    open -= entries.length;
    const step = steps.length + 1;
    const { party } = cells.owner(scope, 'node-os', 'apply-fix');
    steps.push({
      step,
      act: 'os-patch',
      scope,
      component: 'node-os',
      from: names.join(', '),
      to: '',
      party,
      trigger: party === 'alibaba-cloud' ? 'maintenance-window' : party,
      prerequisites: step === 1 ? [] : [note('step-first', { step: String(step - 1) })],
      restarts: restartsOf('os-patch'),
      console: consoleOf('os-patch', scope),
      call: postVulnerabilityFix(scope, names),
      closes: entries,
      opens: [],
      openAfter: open,
    });
  }
  return steps;
}
