/** Printed for `--help`, `-h` and an empty command line; imports nothing, so that it comes at once. */
export const HELP = `Usage: demarc <command> [INPUT...] [flags]

Whose job is each security layer of your ACK fleet, is it done, and what to do now.

Commands:
  demo      collect and judge the embedded demonstration account
  collect   read the account (or an export folder) into a snapshot file
  assess    judge a snapshot, an export folder, or the live account
  scan      judge manifests before they reach a cluster
  fix       mend what needs no decision in manifests: shows the changes first
  diff      compare two assessments
  matrix    print the published responsibility table
  who       answer whose job it is, and why, for one scope
  identity  list who can get into a cluster, or ask whether one may be deleted
  rbac      ask what RBAC allows: can-i, who-can, rules
  diagram   draw the responsibility model, or your fleet, as SVG
  checks    list the checks, or explain one
  benchmark answer a benchmark (CIS ACK 1.0, …) item by item
  advisories
            list, show, update, match and export vulnerability advisories
  advise    one vulnerability: which scopes, whose job, who starts it, what to do
  patch     plan the fewest upgrades that close what can be closed
  redact    make a snapshot fit for sharing
  version   print the version

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 usage,
            3 too much could not be read, 70 a bug of ours.
Run 'demarc <command> --help' for the flags of a command.
`;
