import { type JsonObject, member } from '../../kernel/json.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner, containersWhere, contextOf, failOf, isLinuxOrUnsaid } from '../kit/pod-security.ts';
import { pass } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'pod-writable-rootfs',
  title: { en: 'Root file system is writable', 'zh-CN': '根文件系统可写' },
  layer: 'workload',
  duty: 'configure',
  severity: 'low',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} can write to their root file system: an intruder can replace its programs',
    'zh-CN': '容器 {containers} 可写根文件系统，入侵者可替换其中的程序',
  },
  act: {
    step: {
      en: 'Set readOnlyRootFilesystem to true in {containers}, with an emptyDir where the program writes',
      'zh-CN': '在 {containers} 中将 readOnlyRootFilesystem 设置为 true，并为写入路径挂载 emptyDir',
    },
    ...changeOwner,
  },
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  applies: isLinuxOrUnsaid,
  judge(row) {
    const found = containersWhere(row, isWritable);
    return found.length === 0 ? pass : failOf(row, found, 'readOnlyRootFilesystem');
  },
});

/** No pod can say it for its containers. */
function isWritable(container: JsonObject): boolean {
  return member(contextOf(container), 'readOnlyRootFilesystem') !== true;
}
