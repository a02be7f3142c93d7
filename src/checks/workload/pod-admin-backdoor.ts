import { isObject, type Json, type JsonObject, member } from '../../kernel/json.ts';
import type { Evidence, Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { at, containersOf, inSpec } from '../kit/containers.ts';
import { defineCheck } from '../kit/define-check.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { fail, pass, unknown } from '../kit/verdicts.ts';

const SSH_PORTS: readonly unknown[] = [22, 2222];
const LINES = ['command', 'args'] as const;
// As a word of its own: `sshd_config` and `--sudo` are others.
const PROGRAM =
  /(?:^|[\s;&|(`"'/])(sshd|dropbear|sudo)(?=$|[\s;&|)`"'])|(?:service\s+|\/etc\/init\.d\/)(ssh)\s+(?:re)?start/;
const SHELL = /(?:^|\/)(?:sh|bash|ash|dash|zsh|ksh|busybox)$/;

export default defineCheck({
  id: 'pod-admin-backdoor',
  title: { en: 'SSH server or sudo in a container', 'zh-CN': '容器内运行 SSH 服务或 sudo' },
  layer: 'workload',
  duty: 'configure',
  severity: 'medium',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'A way in beside the Kubernetes API, without its rights and its audit log: {found}',
    'zh-CN': '存在绕过 Kubernetes API 权限与审计日志的入口：{found}',
  },
  act: {
    step: {
      en: 'Take the SSH server and sudo out of the image and use kubectl exec, which is authorised and logged: {found}',
      'zh-CN': '从镜像中移除 SSH 服务和 sudo，改用受授权并有日志的 kubectl exec：{found}',
    },
    ...changeOwner,
  },
  references: ['https://attack.mitre.org/techniques/T1021/004/'],
  judge(row) {
    const found: { what: string; evidence: Evidence }[] = [];
    const hidden: Gap[] = [];
    for (const { name, spec, path } of containersOf(row)) {
      const add = (what: string, below: string, value: Json) =>
        found.push({ what: `${name}: ${what}`, evidence: inSpec(row, path + below, value) });
      notePorts(spec, add);
      noteLines(spec, add);
      if (hidesProgram(spec)) hidden.push(hiddenProgram(row, name));
    }
    if (found.length > 0)
      return fail(
        { found: [...new Set(found.map(({ what }) => what))] },
        found.map(({ evidence }) => evidence),
      );
    return hidden.length > 0 ? unknown(...hidden) : pass;
  },
});

type Add = (what: string, below: string, value: Json) => void;

function notePorts(spec: JsonObject, add: Add): void {
  const ports = member(spec, 'ports');
  if (!Array.isArray(ports)) return;
  for (let index = 0; index < ports.length; index++) {
    const port = member(ports[index], 'containerPort');
    if (!SSH_PORTS.includes(port) || (at(ports[index], 'protocol') ?? 'TCP') !== 'TCP') continue;
    add(`port ${String(port)}`, `/ports/${index}/containerPort`, port as Json);
  }
}

function noteLines(spec: JsonObject, add: Add): void {
  for (const line of LINES) {
    const words = member(spec, line);
    if (!Array.isArray(words)) continue;
    for (let index = 0; index < words.length; index++) {
      const word = words[index];
      const [, program, service] = typeof word === 'string' ? (PROGRAM.exec(word) ?? []) : [];
      if (program !== undefined || service !== undefined)
        add(String(program ?? 'sshd'), `/${line}/${index}`, word as Json);
    }
  }
}

/** Whether what runs stood in a text that was dropped for a secret in it: the program, or a shell's script. */
function hidesProgram(spec: JsonObject): boolean {
  const words = [...lineOf(spec, 'command'), ...lineOf(spec, 'args')];
  const [first] = words;
  if (isObject(first) && lineOf(spec, 'command').length > 0) return true;
  return typeof first === 'string' && SHELL.test(first) && words.some(isObject);
}

function lineOf(spec: JsonObject, name: string): readonly Json[] {
  const words = member(spec, name);
  return Array.isArray(words) ? words : NONE;
}

const NONE: readonly Json[] = [];

function hiddenProgram({ at: { source, ids } }: PodTemplate, name: string): Gap {
  const reason = `the command of container ${name} holds a secret and was not kept`;
  return gapOf(source, ids, 'failed', reason, 'command');
}
