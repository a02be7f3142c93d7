import { baseScore4 } from './cvss4.ts';
import type { Level } from './record.ts';

type Weights = Readonly<Record<string, number>>;

const WEIGHTS: Readonly<Record<string, Weights>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};
const PRIVILEGES: Readonly<Record<string, Weights>> = {
  U: { N: 0.85, L: 0.62, H: 0.27 },
  C: { N: 0.85, L: 0.68, H: 0.5 },
};

/** The base score of a CVSS 3.0, 3.1 or 4.0 vector; undefined for anything else. */
export function baseScore(vector: string): number | undefined {
  return vector.startsWith('CVSS:4.0/') ? baseScore4(vector) : baseScore3(vector);
}

/** FIRST, CVSS v3.1, section 7.1. */
function baseScore3(vector: string): number | undefined {
  if (!/^CVSS:3\.[01]\//.test(vector)) return undefined;
  const metrics = new Map(vector.split('/').map((part) => part.split(':') as [string, string]));
  const scope = metrics.get('S') ?? '';
  const weigh = (name: string) => lookUp(WEIGHTS[name], metrics.get(name));
  const privileges = lookUp(PRIVILEGES[scope], metrics.get('PR'));
  const impactBase = 1 - (1 - weigh('C')) * (1 - weigh('I')) * (1 - weigh('A'));
  const impact =
    scope === 'C' ? 7.52 * (impactBase - 0.029) - 3.25 * (impactBase - 0.02) ** 15 : 6.42 * impactBase;
  const exploitability = 8.22 * weigh('AV') * weigh('AC') * privileges * weigh('UI');
  const sum = (impact + exploitability) * (scope === 'C' ? 1.08 : 1);
  if (Number.isNaN(sum)) return undefined;
  return impact <= 0 ? 0 : roundUp(Math.min(sum, 10));
}

function lookUp(weights: Weights | undefined, letter: string | undefined): number {
  if (weights === undefined || letter === undefined || !Object.hasOwn(weights, letter)) return Number.NaN;
  return weights[letter] as number;
}

// The standard's own rounding, which avoids the noise of binary fractions (appendix A).
function roundUp(value: number): number {
  const scaled = Math.round(value * 100_000);
  return scaled % 10_000 === 0 ? scaled / 100_000 : (Math.floor(scaled / 10_000) + 1) / 10;
}

export function levelOfScore(score: number): Level {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}

/** The level a database wrote in words, in any case. */
export function levelOfWord(word: string | undefined): Level | undefined {
  switch (word?.toLowerCase()) {
    case 'critical':
      return 'critical';
    case 'high':
    case 'important':
      return 'high';
    case 'medium':
    case 'moderate':
      return 'medium';
    case 'low':
      return 'low';
    case 'none':
      return 'none';
    default:
      return undefined;
  }
}
