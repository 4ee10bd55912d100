// In place of a sheet that an example imports, and its story attaches.
export {}
