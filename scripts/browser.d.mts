export function findBrowser(): string | null

export function launchOptions(): { executablePath?: string; args: string[] }
