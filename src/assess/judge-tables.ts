import type { AnyCheck } from '../checks/kit/define-check.ts';
import { judgeRow } from '../checks/kit/judge.ts';
import type { Gap } from '../kernel/known.ts';
import type { Configuration, Layer } from '../model/layer.ts';
import { gapOf } from '../model/normalise/reading.ts';
import type { Row, Table } from '../model/table.ts';
import type { TableName, Tables } from '../model/tables.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Part } from './contributions.ts';
import { type Judgement, missingSubjects } from './judgement.ts';

const NODE_LAYERS: readonly Layer[] = ['node-os', 'kubelet', 'edge-node'];

/** Every check on every row of its table, and an unknown wherever rows may be missing. */
export function* judgeTables(
  checks: readonly AnyCheck[],
  tables: Tables,
  time: number,
  configurationOf: (cluster: string) => Configuration,
): Generator<Judgement> {
  for (const check of checks) {
    if (check.subject === 'podTemplates') continue;
    const table: Table<Row> = tables[check.subject as TableName];
    for (const row of table.rows) yield toJudgement(check, row, judgeSafely(check, row, tables, time));
    yield* missingRows(check, table, tables, configurationOf);
  }
}

function* missingRows(
  check: AnyCheck,
  table: Table<Row>,
  tables: Tables,
  configurationOf: (cluster: string) => Configuration,
): Generator<Judgement> {
  const account = tables.account.rows[0];
  if (account === undefined) return;
  if (!table.perCluster) {
    const { gaps } = table.completeness();
    if (gaps.length > 0) yield missingSubjects(check, account.scope, gaps);
    return;
  }
  for (const cluster of tables.clusters.rows) {
    // Serverless clusters have neither pools nor ECS nodes to list.
    if (configurationOf(cluster.id) === 'serverless' && NODE_LAYERS.includes(check.layer)) continue;
    const completeness = table.completeness(cluster.id);
    if (completeness.state !== 'complete') yield missingSubjects(check, cluster.scope, completeness.gaps);
  }
  const clusters = tables.clusters.completeness();
  if (clusters.state !== 'complete') yield missingSubjects(check, account.scope, clusters.gaps);
}

export function toJudgement(check: AnyCheck, row: Row, verdict: Verdict): Judgement {
  const judgement: Judgement = { check, scope: row.scope, subject: row.subject, verdict };
  const { part } = row as { part?: Part };
  if (part !== undefined) judgement.part = part;
  return judgement;
}

/** A check that throws is our bug: the run goes on, and this answer is unknown and says so. */
export function judgeSafely(check: AnyCheck, row: Row, tables: Tables, time: number): Verdict {
  try {
    return judgeRow(check, row, tables, time);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'error';
    const gap: Gap = gapOf(
      row.at.source,
      row.at.ids,
      'failed',
      `the check itself failed (${name}): this is a bug of Demarc`,
    );
    return { verdict: 'unknown', because: [gap] };
  }
}
