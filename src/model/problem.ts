/** Stable codes of everything that a user can be told went wrong; GraphQL shows them in `extensions.code`. */
export type ProblemCode =
  | 'JAVA_MISSING'
  | 'JAVA_UNSUPPORTED'
  | 'MAVEN_MISSING'
  | 'JAR_WRONG'
  | 'PORT_IN_USE'
  | 'STORE_UNREACHABLE'
  | 'STORE_UNAUTHORIZED'
  | 'STORE_FAILED'
  | 'STORE_IN_USE'
  | 'MIGRATION_CHANGED'
  | 'CONFIGURATION_INVALID'
  | 'KNOWLEDGE_INVALID'
  | 'MODEL_UNUSABLE'
  | 'PATH_MISSING'
  | 'FOLDER_EMPTY'
  | 'DISK_FULL'
  | 'FILE_EMPTY'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'FILE_BINARY'
  | 'FILE_DAMAGED'
  | 'FILE_ENCRYPTED'
  | 'FILE_TOO_LARGE'
  | 'READING_LIMIT'
  | 'READING_STOPPED'
  | 'FORMAT_UNSUPPORTED'
  | 'NO_TEXT'
  | 'BAD_USER_INPUT';

/**
 * A failure that its reader can act on. `message` says what was wrong and with which input;
 * `remedy` says what to do about it.
 */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly remedy: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'Problem';
  }

  /** The message and the remedy as one line for a terminal. */
  toLine(): string {
    return `${this.message} ${this.remedy}`;
  }
}
