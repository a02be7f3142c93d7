import { compareText } from '../kernel/compare.ts';
import type { Affectedness } from '../model/advice.ts';
import type { AdviceNote } from '../model/advice-note.ts';
import type { AdvisoryPlaces, UndeterminedPlaces } from '../model/advisory-report.ts';
import type { Scope } from '../model/scope.ts';

interface Counted extends AdvisoryPlaces {
  because: AdviceNote | null;
}

/** Places of one advisory where nothing is open, counted by cluster and component. */
export class SettledPlaces {
  readonly #undetermined = new Map<string, Counted>();
  readonly #done = new Map<string, Counted>();

  add(
    { scope, component, affected }: { scope: Scope; component: string; affected: Affectedness },
    because: AdviceNote | undefined,
    places: number,
  ): void {
    const counts = affected === 'no' ? this.#done : this.#undetermined;
    const { cluster } = scope;
    const key = `${cluster ?? ''}\n${component}`;
    const known = counts.get(key);
    if (known !== undefined) known.places += places;
    else
      counts.set(key, {
        ...(cluster !== undefined && { cluster }),
        component,
        places,
        because: because ?? null,
      });
  }

  undetermined(): UndeterminedPlaces[] {
    return sorted(this.#undetermined);
  }

  done(): AdvisoryPlaces[] {
    return sorted(this.#done).map(({ because: _, ...places }) => places);
  }
}

function sorted(counts: ReadonlyMap<string, Counted>): Counted[] {
  return [...counts.keys()].sort(compareText).map((key) => counts.get(key) as Counted);
}
