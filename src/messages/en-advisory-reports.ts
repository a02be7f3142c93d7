/** Words for the advisories of an assessment. */
export const enAdvisoryReports = {
  advisoryReports: {
    title: 'Advisories',
    count: ['{count} advisory is open', '{count} advisories are open'],
    none: 'None is known to be open.',
    undecided: [
      '{count} more cannot be decided everywhere: `demarc advise <id>` says where and why.',
      '{count} more cannot be decided everywhere: `demarc advise <id>` says where and why.',
    ],
    more: ['and {count} more, in the JSON and the HTML', 'and {count} more, in the JSON and the HTML'],
    exploited: 'exploited',
    unrated: 'not rated',
    at: ['{count} scope', '{count} scopes'],
    due: 'due {date}',
    overdue: 'OVERDUE since {date}',
    next: 'Whose move',
    advisory: 'Advisory',
    scope: 'Scope',
    component: 'Component',
    timeline: 'Way of the fix',
    undeterminedAt: 'Undecided at',
    doneAt: 'Done at',
    places: ['{count} place', '{count} places'],
    stage: { published: 'published', available: 'available', applied: 'applied', active: 'active' },
    stageState: { yes: 'yes', partly: '{done} of {total}', no: 'no', unknown: 'unknown' },
    open: 'open here',
  },
} as const;
