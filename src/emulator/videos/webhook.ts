// The address that is notified about videos.

export interface Webhook {
  readonly url: string
  readonly secret: string
  readonly modifiedAt: number
}
