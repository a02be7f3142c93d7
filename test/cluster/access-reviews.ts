import type { JsonObject } from '../../src/kernel/json.ts';
import { dig } from '../../src/kernel/json.ts';
import type { Cluster } from './cluster.ts';
import { eachOf } from './each-of.ts';

/** The `spec` of a SubjectAccessReview, as `authorization.k8s.io/v1` spells it. */
export type ReviewSpec = JsonObject;

export interface Verdict {
  allowed: boolean;
  denied: boolean;
  reason: string;
  evaluationError: string;
}

const PATH = '/apis/authorization.k8s.io/v1/subjectaccessreviews';

/** Puts each question to the API server; the answers are in the order of the questions. */
export async function subjectAccessReviews(
  { admin }: Pick<Cluster, 'admin'>,
  specs: readonly ReviewSpec[],
  connections = 8,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = new Array(specs.length);
  await eachOf(
    specs,
    async (spec, index) => {
      const answer = await admin.must('POST', PATH, { spec });
      const said = (field: string) => dig(answer, 'status', field);
      verdicts[index] = {
        allowed: said('allowed') === true,
        denied: said('denied') === true,
        reason: String(said('reason') ?? ''),
        evaluationError: String(said('evaluationError') ?? ''),
      };
    },
    connections,
  );
  return verdicts;
}
