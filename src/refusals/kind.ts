/** A refusal’s kind: when it is said, its sentence with the facts in it, and what to do about it (both Chinese, then English). */
export interface Kind<F> {
  /** When this is said, in one line: the manual. */
  when: string;
  message: (facts: F) => string;
  remedy: string;
}
export const kind = <F = void>(when: string, message: (facts: F) => string, remedy: string): Kind<F> => ({
  when,
  message,
  remedy,
});
