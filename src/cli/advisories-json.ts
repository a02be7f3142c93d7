import { componentsOf } from '../advisories/advisory-index.ts';
import { describeAffected } from '../advisories/describe-affected.ts';
import type { Match } from '../advisories/matcher.ts';
import type { Advisory } from '../advisories/merge.ts';
import type { AdviceDataAge } from '../model/advice.ts';
import { jsonText } from '../report/json.ts';
import type { MatchAnswer } from './advisories-text.ts';
import type { Update } from './advisories-update.ts';

export function renderListJson(advisories: readonly Advisory[], data: AdviceDataAge): string {
  return jsonText({ data, advisories: advisories.map(summarise) });
}

export function renderAdvisoryJson(advisory: Advisory, data: AdviceDataAge): string {
  return jsonText({
    data,
    advisory: {
      ...summarise(advisory),
      records: advisory.records.map((record) => ({ ...record, affected: describeAffected(record) })),
      statements: advisory.statements,
    },
  });
}

export function renderMatchesJson(answer: MatchAnswer, data: AdviceDataAge): string {
  const { component, version, known } = answer;
  return jsonText({ data, component, version, known, matches: answer.matches.map(matchOf) });
}

export function renderUpdateJson(update: Update, folder: string, data: AdviceDataAge): string {
  return jsonText({ data, folder, ...update });
}

function summarise(advisory: Advisory) {
  const { id, ids, summary, published, level, exploited, probability, withdrawn, records } = advisory;
  return {
    id,
    aliases: ids.filter((alias) => alias !== id),
    summary,
    severity: level ?? null,
    published: published ?? null,
    components: componentsOf(advisory),
    exploitedSince: exploited?.date ?? null,
    exploitProbability: probability?.probability ?? null,
    fixAvailable: records.every(({ fixAvailable }) => fixAvailable !== false),
    withdrawn,
    sources: [...new Set(records.map(({ source }) => source))],
  };
}

function matchOf({ range, affected, because, conditions, precondition, statement }: Match) {
  const { advisory, reason } = range;
  const { fixed, caveats, basis } = range.explain();
  return {
    advisory: advisory.id,
    severity: advisory.level ?? null,
    affected,
    because,
    affectedByRange: range.affected,
    ...(reason !== undefined && { reason }),
    fixed: fixed ?? null,
    caveats,
    conditions,
    ...(precondition !== undefined && { precondition }),
    ...(statement !== undefined && { statement }),
    basis,
  };
}
