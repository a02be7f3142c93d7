/** When maintenance may happen, as the API spells it; empty where it does not say. */
export interface MaintenanceSchedule {
  /** `03:00:00Z`, or a whole instant: `2024-10-15T12:31:00.000+08:00`. */
  time: string;
  /** `3h`. */
  duration: string;
  /** `FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU`. */
  recurrence: string;
  /** `Monday,Thursday`; the older way of saying it. */
  weeklyPeriod: string;
}
