/** Printed for `--help`, `-h` and an empty command line; imports nothing, so that it comes at once. */
export const HELP = `Usage: demarc <command> [INPUT...] [flags]

Commands:
  demo      assess the embedded demonstration account
  version   print the version

Run 'demarc <command> --help' for the flags of a command.
`;
