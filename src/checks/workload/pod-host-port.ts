import { type JsonObject, member } from '../../kernel/json.ts';
import { inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, containersWhere, POD_SECURITY_STANDARDS } from '../kit/pod-security.ts';
import { fail, pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-host-port',
  title: { en: 'Container binds a port of the node', 'zh-CN': '容器绑定节点端口' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} bind the ports {ports} of their node',
    'zh-CN': '容器 {containers} 绑定节点端口 {ports}',
  },
  act: {
    step: {
      en: 'Remove hostPort from {containers} and publish the ports by a Service',
      'zh-CN': '从 {containers} 中移除 hostPort，并通过 Service 暴露端口',
    },
    ...changeOwner,
  },
  references: [POD_SECURITY_STANDARDS],
  judge(row) {
    // On the node's network every declared port is one of the node: the API server fills hostPort in.
    const found = containersWhere(row, member(row.spec, 'hostNetwork') === true ? declaresPort : bindsPort);
    if (found.length === 0) return pass;
    const ports = found.flatMap(({ spec }) => hostPortsOf(spec, member(row.spec, 'hostNetwork') === true));
    return fail(
      { containers: found.map(({ name }) => name), ports: [...new Set(ports.map(String))] },
      found.map(({ path, spec }) => inSpec(row, `${path}/ports`, member(spec, 'ports'))),
    );
  },
});

function bindsPort(container: JsonObject): boolean {
  const ports = member(container, 'ports');
  if (!Array.isArray(ports)) return false;
  for (const port of ports) if (member(port, 'hostPort')) return true;
  return false;
}

function declaresPort(container: JsonObject): boolean {
  return hostPortsOf(container, true).length > 0;
}

function hostPortsOf(container: JsonObject, onHostNetwork: boolean): unknown[] {
  const ports = member(container, 'ports');
  if (!Array.isArray(ports)) return [];
  return ports
    .map((port) => member(port, 'hostPort') || (onHostNetwork && member(port, 'containerPort')))
    .filter(Boolean);
}
