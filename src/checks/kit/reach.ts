import type { Bilingual } from '../../model/bilingual.ts';
import type { ReachedRight, SubjectReach } from '../../model/facts/subject-reach.ts';
import type { Severity } from '../../model/severity.ts';
import type { Verdict } from '../../model/verdict.ts';
import { fail, notApplicable, pass, unknown } from './verdicts.ts';

const LOWER: Readonly<Record<Severity, Severity>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
  low: 'low',
  info: 'info',
};

/** Who may do everything is one finding of `rbac-cluster-admin`, not one of each check. */
export function exceptSuperusers(row: SubjectReach) {
  return row.rights.some(
    ({ right, namespace, names }) => right === 'superuser' && namespace === '' && names.length === 0,
  )
    ? notApplicable('it may do everything, which is judged by rbac-cluster-admin')
    : true;
}

/** Whether a subject has one of the rights; `saw` has the members `who`, `where` and `through`. */
export function judgeReach(row: SubjectReach, rights: readonly string[], severity: Severity): Verdict {
  const held = row.rights.filter(({ right }) => rights.includes(right));
  if (held.length === 0) return row.missing.length > 0 ? unknown(...row.missing) : pass;
  const saw = {
    who: whoOf(row),
    where: whereOf(held),
    through: [...new Set(held.flatMap(({ through }) => through))].slice(0, MOST_CHAINS),
  };
  const evidence = new Map(
    held
      .flatMap((each) => each.evidence)
      .map((each) => [`${each.source}\n${each.page ?? 1}\n${each.path}`, each]),
  );
  return fail(saw, [...evidence.values()], lowered(held, severity));
}

/** A subject of hundreds of bindings has a chain for each namespace. */
const MOST_CHAINS = 5;

export function whoOf({ kind, namespace, name }: SubjectReach): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

function whereOf(held: readonly ReachedRight[]): string[] {
  const where = new Set(held.map(({ namespace }) => (namespace === '' ? '*' : namespace)));
  return where.has('*') ? ['*'] : [...where].sort();
}

/** Less is at stake in single namespaces, other than the system's, and on named objects. */
function lowered(held: readonly ReachedRight[], severity: Severity) {
  const unlimited = held.filter(({ names }) => names.length === 0);
  if (unlimited.length === 0) return { severity: LOWER[severity], severityReason: NAMED };
  const wide = unlimited.some(({ namespace }) => namespace === '' || namespace === 'kube-system');
  return wide ? undefined : { severity: LOWER[severity], severityReason: NAMESPACED };
}

const NAMED: Bilingual = { en: 'Limited to named objects', 'zh-CN': '仅限于指定名称的对象' };
const NAMESPACED: Bilingual = { en: 'Limited to single namespaces', 'zh-CN': '仅限于个别命名空间' };
