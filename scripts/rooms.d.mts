export const rooms: Readonly<Record<string, { readonly imports: readonly string[] }>>
