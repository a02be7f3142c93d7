/** Words of the reports on dangerous rights and on who can take what over. */
export const enTakeover = {
  takeover: {
    target: ['{count} identity gets to: {target}', '{count} identities get to: {target}'],
    nobody: 'Nobody gets to: {target}',
    uncertain: 'perhaps',
    by: 'by {why}',
    through: 'through {through}',
    cuts: 'What cuts most',
    cut: ['without {without}: {count} fewer', 'without {without}: {count} fewer'],
    more: ['{count} more: see --format json', '{count} more: see --format json'],
    unread: 'Not read: more ways may exist',
    title: 'Ways to {target}',
    description: '{count} identities get to {target}. {paths}',
  },
  minimise: {
    title: 'What {user} used',
    events: ['{count} request in the log', '{count} requests in the log'],
    window: 'from {from} to {to}',
    malformed: [
      '{count} line of the log is cut or no event',
      '{count} lines of the log are cut or no events',
    ],
    unused: 'Held, and not used',
    review: 'A suggestion: what a longer log would show is missing here. Review it before you apply it.',
  },
  risks: {
    title: ['{count} subject has dangerous rights', '{count} subjects have dangerous rights'],
    none: 'No subject has a dangerous right beyond what every cluster ships.',
    everywhere: 'the whole cluster',
    named: 'only {names}',
    why: 'Why',
    fix: 'Fix',
    drift: 'Aggregated roles that do not hold what their selectors say',
    unread: 'There may be more',
  },
} as const;
