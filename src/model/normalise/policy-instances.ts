import { dig, type Json, parseDocument } from '../../kernel/json.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { PolicyInstance } from '../facts/policy-instance.ts';
import type { Table } from '../table.ts';
import { clusterListTable } from './cluster-lists.ts';
import type { Reading } from './reading.ts';

/** The deployed rules of policy governance. Each is a Gatekeeper constraint whose kind is the policy. */
export function normalisePolicyInstances(reading: Reading, clusters: Table<Cluster>): Table<PolicyInstance> {
  const source = 'cs/DescribePolicyInstances';
  return clusterListTable<PolicyInstance>(reading, clusters, source, (fields, cluster, at) => {
    const policy = fields.name('policy_name');
    const instance = fields.name('instance_name');
    if (!policy.known) return policy;
    if (!instance.known) return instance;
    return {
      id: `${cluster.id}/${policy.value}/${instance.value}`,
      subject: `${cluster.id}/${policy.value}.constraints.gatekeeper.sh/${instance.value}`,
      scope: cluster.scope,
      at,
      cluster: cluster.id,
      policy: policy.value,
      action: fields.name('policy_action'),
      namespaces: fields.name('policy_scope'),
      repositories: fields.parsed(['policy_parameters'], 'JSON with a list of repos', toRepositories),
    };
  });
}

/** The parameters are JSON in a text; the API's own sample leaves the braces out. */
function toRepositories(parameters: Json): readonly string[] | undefined {
  const document = typeof parameters === 'string' ? parsed(parameters) : parameters;
  const repos = dig(document, 'repos');
  if (!Array.isArray(repos) || !repos.every((repo) => typeof repo === 'string')) return undefined;
  return repos as string[];
}

function parsed(text: string): Json {
  try {
    return parseDocument(text.trimStart().startsWith('"') ? `{${text}}` : text);
  } catch {
    return null;
  }
}
