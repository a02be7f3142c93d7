import { describe, expect, it } from 'vitest';
import { CLUSTER, kubernetesNode, NODE, pool } from '../contract/world.ts';
import { ask, filesOn, list, pod } from './ask.ts';

async function versionOf(flaw: string, files: Record<string, unknown>, kind: string, component: string) {
  const { rows } = await ask(flaw, files);
  const row = rows.find(({ scope, component: name }) => scope.kind === kind && name === component);
  return [row?.version, row?.affected];
}

const labelled = (labels: Record<string, string>) =>
  filesOn({}, { kubernetesNodes: [kubernetesNode({ metadata: { labels } })] });

describe('components of nodes that are not in the status of a node', () => {
  it.each([
    [{ 'nvidia.com/cuda.driver-version.full': '418.87.01' }, '418.87.01', 'yes'],
    [
      {
        'nvidia.com/cuda.driver.major': '450',
        'nvidia.com/cuda.driver.minor': '102',
        'nvidia.com/cuda.driver.rev': '04',
      },
      '450.102.04',
      'no',
    ],
    [{ 'nvidia.com/cuda.driver.major': '450' }, null, 'undetermined'],
    // What the pool asks for is not what the node got.
    [{ 'ack.aliyun.com/nvidia-driver-version': '418.87.01' }, null, 'undetermined'],
  ])('reads the driver from the labels %j', async (labels, version, affected) => {
    const told = await versionOf(
      'CVE-2021-1056',
      labelled(labels as Record<string, string>),
      'node',
      'nvidia-driver',
    );
    expect(told).toEqual([version, affected]);
  });

  it.each([
    ['nvcr.io/nvidia/k8s/container-toolkit:v1.17.3-ubuntu20.04', '1.17.3', 'yes'],
    ['nvcr.io/nvidia/k8s/container-toolkit:v1.17.8', '1.17.8', 'no'],
    ['nvcr.io/nvidia/k8s/container-toolkit@sha256:abc', null, 'undetermined'],
    ['nvcr.io/nvidia/k8s-device-plugin:v0.17.1', null, 'undetermined'],
  ])('reads the toolkit from the pod that installs it: %s', async (image, version, affected) => {
    const files = filesOn({});
    files[`kubernetes/${CLUSTER}/pods.json`] = list(
      pod('toolkit', { spec: { nodeName: NODE, containers: [{ name: 'toolkit', image }] } }) as Record<
        string,
        unknown
      >,
    );
    expect(await versionOf('CVE-2025-23359', files, 'node', 'nvidia-container-toolkit')).toEqual([
      version,
      affected,
    ]);
  });

  it('reads what ACK lists for the next node of a pool without nodes', async () => {
    const files = filesOn(
      {},
      {
        nodes: [],
        kubernetesNodes: [],
        pools: [
          pool({
            node_components: [
              { name: 'kubelet', version: '1.31.3' },
              { name: 'runc', version: '1.1.11' },
            ],
          }),
        ],
      },
    );
    expect(await versionOf('CVE-2024-21626', files, 'node-pool', 'runc')).toEqual(['1.1.11', 'yes']);
  });
});
