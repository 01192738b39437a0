/** Sends an order; what is said when it was taken, and whether it was. A refusal is shown by who gave this. */
export type Order = (path: string, body: unknown, said: string) => Promise<boolean>
