import type { SourceReport, StatementReport } from '../model/assessment.ts';
import type { Cluster } from '../model/facts/cluster.ts';
import { UNREAD_ID } from '../model/scope.ts';
import type { Tables } from '../model/tables.ts';
import type { Cell } from './cell.ts';
import { TEXTS } from './statement-texts.ts';
import { evidence, say } from './statements.ts';

/** The `resp-*` of the catalogue that are said of a scope, not of a row. */
export function statementReports(
  cells: readonly Cell[],
  tables: Tables,
  sources: readonly SourceReport[],
): StatementReport[] {
  const reports: StatementReport[] = [];
  const held = new Map<string, Cell>();
  for (const cell of cells) {
    if (cell.scope.kind === 'cluster' && cell.layer === 'control-plane')
      held.set(cell.scope.cluster ?? '', cell);
  }
  for (const cluster of tables.clusters.rows) reports.push(...clusterReports(cluster, held.get(cluster.id)));
  for (const cell of cells) {
    const [reason] = cell.basis;
    if (
      cell.layer !== 'node-os' ||
      cell.duty !== 'apply-fix' ||
      cell.scope.kind !== 'node' ||
      reason === undefined
    )
      continue;
    if (reason.rule !== 'node-os-no-node-pool-automates-it' || cell.scope.node === UNREAD_ID) continue;
    const subject = `${cell.scope.cluster}/Node/${cell.scope.node}`;
    reports.push({
      check: 'resp-node-unassigned',
      scope: cell.scope,
      subject,
      ...say('unverified', TEXTS.nodeUnassigned, { node: cell.scope.node ?? '' }, []),
    });
  }
  reports.push(...addonReports(tables), ...missingEvidence(tables, sources));
  return reports;
}

function clusterReports(cluster: Cluster, found: Cell | undefined): StatementReport[] {
  const common = { scope: cluster.scope, subject: cluster.id };
  const type = cluster.type.known ? cluster.type.value : '';
  const profile = cluster.profile.known ? cluster.profile.value : '';
  const seen = evidence(cluster.type, cluster.profile, cluster.spec);
  if (found?.party === 'alibaba-cloud') {
    const held = say('unverified', TEXTS.heldByProvider, { type }, seen);
    const reports: StatementReport[] = [{ check: 'resp-control-plane-provider', ...common, ...held }];
    if (found.configuration === 'outside-model')
      reports.push({
        check: 'resp-kind-outside-table',
        ...common,
        ...say('unverified', TEXTS.outsideTable, { type, profile }, seen),
      });
    return reports;
  }
  if (type === 'Kubernetes')
    return [
      {
        check: 'resp-control-plane-self-run',
        ...common,
        ...say('unverified', TEXTS.selfRun, { type }, seen),
      },
    ];
  return found?.configuration === 'outside-model' && cluster.type.known
    ? [
        {
          check: 'resp-kind-outside-table',
          ...common,
          ...say('unverified', TEXTS.outsideTable, { type, profile }, seen),
        },
      ]
    : [];
}

/** Components that ACK runs or ships: their findings go to the component's owner. */
function addonReports(tables: Tables): StatementReport[] {
  return tables.addons.rows.flatMap((addon) => {
    const { managed } = addon;
    if (!managed.known || !managed.value) return [];
    const version = addon.version.known ? addon.version.value : '';
    const said = say('unverified', TEXTS.managedAddon, { name: addon.name, version }, evidence(managed));
    return [{ check: 'resp-provider-object', scope: addon.scope, subject: addon.subject, ...said }];
  });
}

function missingEvidence(tables: Tables, sources: readonly SourceReport[]): StatementReport[] {
  const account = tables.account.rows[0];
  const unread = sources.filter((source) => source.outcome !== 'read' && source.outcome !== 'absent');
  if (account === undefined || unread.length === 0) return [];
  const names = [...new Set(unread.map((source) => source.source))];
  const said = say(
    'unverified',
    TEXTS.evidenceMissing,
    { count: unread.length, sources: names.join(', ') },
    [],
  );
  return [{ check: 'resp-evidence-missing', scope: account.scope, subject: account.subject, ...said }];
}
