/** Something outside the program keeps it from starting; the message says what and what to do, and is all that a person needs. */
export class StartFault extends Error {}
