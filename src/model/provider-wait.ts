/** One window, RFC 3339. */
export interface WaitWindow {
  start: string;
  end: string;
}

/** How a fix waits that its maintenance window brings. */
export interface ProviderWait {
  /** The schedule as its API spells it; null where it was not read or is off. */
  window: string | null;
  next: WaitWindow | null;
  /** Whole windows since there is a fix; null where nobody can tell. */
  missed: number | null;
  firstMissed: WaitWindow | null;
  /** A window passed and brought nothing; null where nobody can tell. */
  overdue: boolean | null;
}
