const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids come from outside: one that is no UUID belongs to nothing, and PostgreSQL need not be asked. */
export const isUuid = (text: string): boolean => UUID.test(text);
