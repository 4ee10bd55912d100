// What the control of every field has, whatever its type.

export interface ControlAttributes {
  readonly id: string
  /** Of no form of the app. */
  readonly form: ''
  readonly 'aria-required': true | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}
