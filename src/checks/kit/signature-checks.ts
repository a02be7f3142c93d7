import type { Evidence, Gap } from '../../kernel/known.ts';
import type { AdmissionWebhook } from '../../model/facts/admission-webhook.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Tables } from '../../model/tables.ts';
import { evidenceOf } from './verdicts.ts';

/** The rule of policy governance that asks Ratify whether an image is signed. */
const POLICY = 'RatifyVerification';

/** Webhooks that verify signatures of images and do nothing else, by the names of their makers. */
const VERIFIERS = /kritis|policy\.sigstore\.dev|connaisseur|portieris|cosigned/i;
/** Engines whose own policies may verify signatures. */
const ENGINES = /kyverno|kubewarden/i;

/** What in a cluster verifies signatures when a pod is admitted. */
export interface SignatureChecks {
  /** The whole cluster is covered: by what that was seen. */
  everywhere: readonly Evidence[] | undefined;
  /** What covers a part of it, or only warns: `RatifyVerification (warn, *)`. */
  partly: readonly string[];
  evidence: readonly Evidence[];
  /** Why there may be more. */
  gaps: readonly Gap[];
}

export function signatureChecks(
  cluster: string,
  {
    policyInstances,
    admissionWebhooks,
    services,
  }: Pick<Tables, 'policyInstances' | 'admissionWebhooks' | 'services'>,
): SignatureChecks {
  const webhooks = admissionWebhooks.of(cluster).filter(asksAboutPods);
  const verifier = webhooks.find(({ name, configuration }) => VERIFIERS.test(`${configuration}/${name}`));
  if (verifier !== undefined)
    return { everywhere: evidenceOf(verifier.rules), partly: [], evidence: [], gaps: [] };
  const partly: string[] = [];
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  for (const { policy, action, namespaces } of policyInstances.of(cluster)) {
    if (policy !== POLICY) continue;
    if (!action.known || !namespaces.known) {
      gaps.push(...[action, namespaces].flatMap((field) => (field.known ? [] : [field.because])));
      continue;
    }
    if (action.value === 'deny' && namespaces.value === '*')
      return { everywhere: evidenceOf(action, namespaces), partly: [], evidence: [], gaps: [] };
    partly.push(`${POLICY} (${action.value}, ${namespaces.value})`);
    evidence.push(...evidenceOf(action, namespaces));
  }
  for (const { rules } of admissionWebhooks.of(cluster)) if (!rules.known) gaps.push(rules.because);
  const engine = webhooks.find(({ name, configuration }) => ENGINES.test(`${configuration}/${name}`));
  if (engine !== undefined) gaps.push(unreadPolicies(engine.configuration, engine.at.ids));
  const ratify = services.of(cluster).find(({ name }) => /(?:^|-)ratify(?:-|$)/.test(name));
  // Constraints that policy governance did not deploy may ask it.
  if (ratify !== undefined && partly.length === 0 && gaps.length === 0)
    gaps.push(unreadPolicies(`Service ${ratify.namespace}/${ratify.name}`, ratify.at.ids));
  return { everywhere: undefined, partly, evidence, gaps };
}

function unreadPolicies(engine: string, ids: readonly string[]): Gap {
  const reason = `${engine} is there, and whether its policies verify signatures is not read`;
  return gapOf('kubernetes/*.constraints.gatekeeper.sh', ids, 'absent', reason);
}

function asksAboutPods({ rules }: AdmissionWebhook): boolean {
  if (!rules.known) return false;
  return rules.value.some(
    ({ groups, resources, operations }) =>
      groups.some((group) => group === '' || group === '*') &&
      resources.some((name) => name === 'pods' || name === '*' || name === '*/*') &&
      operations.some((operation) => operation === 'CREATE' || operation === '*'),
  );
}
