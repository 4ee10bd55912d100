export function WaysOn() {
  return null
}
