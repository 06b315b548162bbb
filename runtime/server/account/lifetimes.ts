const DAY = 24 * 60 * 60_000;

/** How long a session lives without being used, ms: a phone in a worker's pocket, a desk that others walk past. */
export const LIFETIMES = { phone: 30 * DAY, desk: DAY / 2 } as const;

/** A cookie is made anew when this part of its life is over; until then what stands behind it grows older unnoticed. */
export const RENEWED_AFTER = 1 / 20;
