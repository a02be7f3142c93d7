/** Why a document cannot be read as YAML, and where. The message never quotes the document. */
export class YamlFault extends Error {
  override name = 'YamlFault';
  /** Offset into the text. */
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}
