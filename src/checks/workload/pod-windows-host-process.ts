import { type JsonObject, member } from '../../kernel/json.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, failOfSetters, POD_SECURITY_STANDARDS, settersWhere } from '../kit/pod-security.ts';
import { pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-windows-host-process',
  title: { en: 'Windows HostProcess container', 'zh-CN': 'Windows HostProcess 容器' },
  layer: 'workload',
  duty: 'configure',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: '{setters} run as HostProcess: their processes are processes of the Windows node',
    'zh-CN': '{setters} 以 HostProcess 方式运行，其进程即为 Windows 节点上的进程',
  },
  act: {
    step: {
      en: 'Remove windowsOptions.hostProcess from {setters}',
      'zh-CN': '从 {setters} 中移除 windowsOptions.hostProcess',
    },
    ...changeOwner,
  },
  references: [
    POD_SECURITY_STANDARDS,
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
  ],
  judge(row) {
    const found = settersWhere(row, isHostProcess);
    return found.length === 0 ? pass : failOfSetters(row, found, 'windowsOptions/hostProcess');
  },
});

function isHostProcess(context: JsonObject): boolean {
  return member(member(context, 'windowsOptions'), 'hostProcess') === true;
}
