/** Sends an order; what is said when it was taken. A refusal is shown by who gave this. */
export type Order = (path: string, body: unknown, said: string) => Promise<void>
