/** The rules as JSON. */
export function roomRules(): string
