export interface Webhook {
  readonly url: string
  readonly secret: string
  readonly modifiedAt: number
}
