/** A key for a request that has an effect; the same words in every input. */
export const IDEMPOTENCY_KEY =
  '幂等键：同一人同一操作，同键同内容只办理一次。 The same key with the same input has one effect; with other input it is refused.';
