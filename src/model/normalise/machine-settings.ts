import { type Gap, type Known, unseen } from '../../kernel/known.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Instance } from '../facts/instance.ts';
import type { MachineSetting } from '../facts/machine-setting.ts';
import type { Node } from '../facts/node.ts';
import type { NodePool } from '../facts/node-pool.ts';
import { type Completeness, createTable, type Row, type Table } from '../table.ts';
import type { Tables } from '../tables.ts';
import { completenessFrom } from './cluster-lists.ts';
import { mapKnown } from './fields.ts';
import { metadataModeOf } from './instances.ts';
import { gapOf } from './reading.ts';

type Sources = Pick<Tables, 'clusters' | 'nodePools' | 'nodes' | 'instances'>;

/** One row for every pool and one for every node, so that both are judged by what is known of each. */
export function normaliseMachineSettings(tables: Sources): Table<MachineSetting> {
  const { clusters, nodePools, nodes, instances } = tables;
  const rows = [...nodePools.rows.map(ofPool), ...nodes.rows.map((node) => ofNode(node, instances))];
  return createTable(rows, completenessOfBoth(clusters, nodePools, nodes));
}

/** A table made of the rows of two others is as complete as both. */
export function completenessOfBoth(
  clusters: Table<Cluster>,
  one: Table<Row>,
  other: Table<Row>,
): ReadonlyMap<string, Completeness> {
  return new Map(
    clusters.rows.map(({ id }) => {
      const parts = [one.completeness(id), other.completeness(id)];
      const gaps = parts.flatMap((part) => part.gaps);
      return [
        id,
        completenessFrom(
          gaps,
          parts.some((part) => part.state !== 'none'),
        ),
      ];
    }),
  );
}

function ofPool(pool: NodePool): MachineSetting {
  return {
    ...rowOf(pool),
    kind: 'node-pool',
    name: pool.pool,
    ecs: isEcsPool(pool),
    publicAccess: mapKnown(pool.internetMaxBandwidthOut, (bandwidth) => bandwidth > 0),
    metadata: narrowed(pool.httpTokens, metadataModeOf),
  };
}

function rowOf(row: NodePool | Node): Pick<MachineSetting, 'id' | 'subject' | 'scope' | 'at' | 'cluster'> {
  const { subject, scope, at, cluster } = row;
  return { id: row.id, subject, scope, at, cluster };
}

/** Pools of other types hold machines that Container Service did not make as ECS instances. */
export function isEcsPool(pool: NodePool): Known<boolean> {
  return narrowed(pool.type, (type) =>
    type === 'ess' ? true : type === 'edge' || type === 'lingjun' ? false : undefined,
  );
}

/** The value as `parse` reads it; one that it does not know is as good as unread. */
function narrowed<T, U>(field: Known<T>, parse: (value: T) => U | undefined): Known<U> {
  if (!field.known) return field;
  const value = parse(field.value);
  if (value !== undefined) return mapKnown(field, () => value);
  const { source, ids, path } = field.at;
  return unseen(gapOf(source, ids, 'failed', `the value at ${path} is not one that is documented`));
}

function ofNode(node: Node, instances: Table<Instance>): MachineSetting {
  const instance = node.instance.known ? instances.get(node.instance.value) : undefined;
  const missing = unseen(missingInstance(node, instances));
  return {
    ...rowOf(node),
    kind: 'node',
    name: node.name,
    ecs: node.isAliyunNode,
    publicAccess:
      instance === undefined ? missing : mapKnown(instance.publicAddresses, (list) => list.length > 0),
    metadata: instance?.metadata ?? missing,
  };
}

function missingInstance(node: Node, instances: Table<Instance>): Gap {
  if (!node.instance.known) return node.instance.because;
  const [gap] = instances.completeness(node.cluster).gaps;
  return (
    gap ??
    gapOf('ecs/DescribeInstances', [], 'absent', `the instance ${node.instance.value} is not in the list`)
  );
}
