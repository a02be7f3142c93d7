import { expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { lawBreaches } from '../laws/compare.ts';
import { collectSample, toSnapshot } from '../laws/sample.ts';
const hollow = (v: any): any => Array.isArray(v) ? v.map((i) => (typeof i === 'object' ? null : i)) : typeof v !== 'object' || v === null ? v : Object.fromEntries(Object.entries(v).map(([n, i]) => [n, hollow(i)]));
it('laws', async () => {
  const sample = await collectSample();
  const whole = await assess(toSnapshot(sample));
  const changes: any = {
    removed: () => undefined,
    denied: ({ document: _d, ...r }: any) => ({ ...r, outcome: 'denied' }),
    nonsense: (e: any) => e.outcome === 'read' ? { ...e, document: 'nonsense' } : e,
    empty: (e: any) => e.outcome === 'read' ? { ...e, document: {} } : e,
    hollow: (e: any) => e.outcome === 'read' ? { ...e, document: hollow(e.document) } : e,
  };
  const out: string[] = [];
  for (const source of ['sas/DescribeImageVulList','kubernetes/services','kubernetes/ingresses.networking.k8s.io','kubernetes/pods','kubernetes/serviceaccounts','kubernetes/validatingwebhookconfigurations.admissionregistration.k8s.io','cs/DescribePolicyInstances','ecs/DescribeInstances','kubernetes/clusterrolebindings.rbac.authorization.k8s.io'])
    for (const name of Object.keys(changes)) {
      const entries = sample.entries.flatMap((e) => { const a = e.source === source ? changes[name](e) : e; return a ? [a] : []; });
      const after = await assess(toSnapshot({ header: sample.header, entries }));
      out.push(...lawBreaches(whole, after).map((b: string) => `${source} ${name}: ${b}`));
    }
  const reversed = await assess(toSnapshot({ header: sample.header, entries: sample.entries.toReversed() }));
  expect(JSON.stringify(reversed.findings)).toBe(JSON.stringify(whole.findings));
  const mine = whole.findings.filter((f) => ['image-critical-vulns','internet-exposed-vulnerable','internet-workload-with-credentials','image-unsigned'].includes(f.check));
  console.log(out.length, out.slice(0, 20).join('\n'));
  const n: any = {}; for (const f of mine) n[f.check + ' ' + f.verdict] = (n[f.check + ' ' + f.verdict] ?? 0) + 1; console.log(JSON.stringify(n), whole.findings.length);
  console.log(mine.filter((f) => f.verdict === 'fail').map((f) => `${f.check} ${f.severity} ${f.subject} ${f.message}`).join('\n'));
}, 900_000);
