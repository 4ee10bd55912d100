export function findBrowser(): string | null

export function findWholeBrowser(): string | null

export function launchOptions(executablePath?: string | null): { executablePath?: string; args: string[] }
