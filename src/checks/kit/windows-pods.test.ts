import { expect, it } from 'vitest';
import { isForWindows } from './windows-pods.ts';

const os = (values: string[], operator = 'In') => ({ key: 'kubernetes.io/os', operator, values });
const affinity = (...terms: object[]) => ({
  affinity: {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } },
  },
});

it.each([
  [{ os: { name: 'windows' } }],
  [{ nodeSelector: { 'kubernetes.io/os': 'windows' } }],
  [{ nodeSelector: { 'beta.kubernetes.io/os': 'windows' } }],
  [affinity({ matchExpressions: [os(['windows'])] }, { matchExpressions: [{}, os(['windows'])] })],
])('%j is for Windows', (spec) => expect(isForWindows(spec as never)).toBe(true));

it.each([
  [{}],
  [{ os: { name: 'linux' } }],
  [{ nodeSelector: 'windows' }],
  [{ nodeSelector: { 'kubernetes.io/os': 'linux' } }],
  [affinity()],
  [affinity({ matchExpressions: [os(['windows'])] }, { matchExpressions: [] })],
  [affinity({ matchExpressions: [os(['windows', 'linux'])] })],
  [affinity({ matchExpressions: [os(['windows'], 'NotIn')] })],
  [affinity({ matchExpressions: 'x' })],
])('%j may be for Linux', (spec) => expect(isForWindows(spec as never)).toBe(false));
